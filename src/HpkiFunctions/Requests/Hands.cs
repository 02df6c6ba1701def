using Hpki.Procedures.Requests;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;

namespace HpkiFunctions.Requests;

/// <summary>Who had a hand in a request, and so cannot approve it (design rule 8). The holder is kept away from it by the staff directory.</summary>
static class Hands
{
    /// <summary>
    /// Staff ids of everyone who received it, scanned or filed its papers, examined them, did one of its tasks, decided its fee or entered its payments.
    /// </summary>
    /// <param name="file">The holder's file.</param>
    /// <param name="request">The request.</param>
    /// <param name="passedOver">Tasks that do not count: whoever did them may do the like again.</param>
    public static IEnumerable<string?> Of(HolderFile file, Request request, params TaskKind[] passedOver) =>
    [
        request.ReceivedBy,
        .. Papers(file, request).SelectMany(document => new[] { document.FiledBy, document.ScannedBy }),
        .. file.Examinations.Where(examination => examination.RequestId == request.RequestId).Select(examination => examination.ExaminedBy),
        .. file.Tasks.Where(task => task.RequestId == request.RequestId && !passedOver.Contains(task.Kind)).Select(task => task.CompletedBy),
        file.FeeOf(request.RequestId)?.DecidedBy,
        .. file.Payments.Where(payment => payment.RequestId == request.RequestId).Select(payment => payment.EnteredBy),
    ];

    static IEnumerable<Document> Papers(HolderFile file, Request request) => file.Documents.Where(
        document => document.RequestId == request.RequestId || document.AlsoRequestIds.Contains(request.RequestId)
            || (document.RequestId == request.LinkedRequestId && document.DocumentId == request.FormDocumentId));
}
