using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Papers;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.LostReports;

namespace HpkiFunctions.Requests;

/// <summary>What paper that comes for a request does to it: the form opens it, what was asked for goes on with it, and late papers open it again.</summary>
public sealed class PaperFiling(PaperCourse course)
{
    /// <summary>受付: the request begins with the examination of what came in its envelope.</summary>
    public Decision Begin(Decision decision, Request request, Document form) => course.EnterExamination(
            decision, request with { Generation = 1 }, form.DocumentId, request.ReceivedBy, form.FiledBy, form.ScannedBy)
        .StartFlow(request with { Generation = 1 });

    /// <summary>Further paper of the request.</summary>
    /// <returns>Null when the request does not wait for paper and nobody looks at it any more: it is only kept.</returns>
    public Decision? Take(HolderFile file, Document document, Actor by)
    {
        Request request = file.Request(document.RequestId);
        return ProcedureCatalogue.Of(request.Procedure).Course.Count == 0 ? null : request.State switch
        {
            RequestState.AwaitingPapers => course.EnterExamination(
                    LostReportFormDecisions.Attach(document, by), WithForm(file, request, document), document.DocumentId, HandsOf(request, document))
                .SignalFlow(request, SignalKind.FormFiled, document.DocumentId),
            RequestState.LapsedWithoutPapers => Reopen(file, request, document, by),
            RequestState.AwaitingExamination => Keep(file, request, document, by, TaskKind.ExaminePapers),
            RequestState.AwaitingApproval => Keep(file, request, document, by, TaskKind.ApproveRequest),
            _ => null,
        };
    }

    Decision Reopen(HolderFile file, Request request, Document document, Actor by)
    {
        Request again = WithForm(file, request, document) with { Generation = request.Generation + 1, ClosedAt = null };
        return course.EnterExamination(LostReportFormDecisions.Attach(document, by), again, document.DocumentId, HandsOf(request, document))
            .Record("papers.reopened", by, request.RequestId)
            .StartFlow(again);
    }

    // The form that is being looked at stays the form: another print of it says nothing new.
    static Decision Keep(HolderFile file, Request request, Document document, Actor by, TaskKind kind) =>
        LostReportFormDecisions.Attach(document, by).Exclude(file, request.RequestId, kind, document.FiledBy, document.ScannedBy);

    static string?[] HandsOf(Request request, Document document) => [request.ReceivedBy, document.FiledBy, document.ScannedBy];

    // A new form takes the place of the one that was not in order.
    static Request WithForm(HolderFile file, Request request, Document document) =>
        request.FormDocumentId is { } form && file.Document(form).Kind == document.Kind && PaperItem.Form.Kinds().Contains(document.Kind)
            ? request with { FormDocumentId = document.DocumentId }
            : request;
}
