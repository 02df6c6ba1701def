using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Documents;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.LostReports;
using HpkiFunctions.Problems;

namespace HpkiFunctions.Reissues;

/// <summary>
/// 再発行申請 that came in the envelope of a lost report: a request of its own, linked both ways. Staff take it from here by hand; no flow
/// carries it, and the lost report does not wait for it.
/// </summary>
public sealed class ReissueDecisions(TimeProvider time)
{
    /// <summary>
    /// Files a paper of a reissue that was filed to a lost report: the application opens the linked request, and what comes after it goes
    /// there. A paper that comes before the application stays with the report, where the linked request shows it.
    /// </summary>
    public Decision File(HolderFile file, Request report, Document document, Actor by, RequestNumber fresh) => OpenLinkOf(file, report) switch
    {
        { } reissue => LostReportFormDecisions.Attach(document with { RequestId = reissue.RequestId }, by),
        null when document.Kind == DocumentKind.ReissueApplication => Open(report, document, by, fresh),
        null => LostReportFormDecisions.Attach(document, by),
    };

    /// <summary>Why the request cannot be withdrawn now; null when it can.</summary>
    public static Problem? WhyNoWithdrawal(Request request) => request.State == RequestState.AwaitingProcedure
        ? null
        : Problem.Conflict("not-withdrawable", "取り下げできません", "この申請は、すでに終了しています。");

    /// <summary>取下げ: the papers stay on file, and the lost report goes on by itself.</summary>
    public Decision Withdraw(HolderFile file, string requestId, string staffId, string? note)
    {
        Request request = file.Request(requestId);
        return WhyNoWithdrawal(request) is { } problem
            ? throw new ProblemException(problem)
            : new Decision()
                .Put(request with { State = RequestState.Withdrawn, ClosedAt = time.GetUtcNow() })
                .Record("reissue.withdrawn", Actor.Staff(staffId), requestId, detail: LostReportDecisions.Words(note));
    }

    static Request? OpenLinkOf(HolderFile file, Request report) =>
        report.LinkedRequestId is { } id && file.Request(id) is { } linked && linked.State.IsOpen() ? linked : null;

    Decision Open(Request report, Document document, Actor by, RequestNumber number)
    {
        Request reissue = new()
        {
            RequestId = number.Id,
            HolderId = report.HolderId,
            Procedure = ProcedureKind.Reissue,
            State = RequestState.AwaitingProcedure,
            CardSerial = report.CardSerial,
            ReceivedAt = time.GetUtcNow(),
            ReceivedBy = by.ActorId,
            Generation = 0,
            Channel = ReportChannel.Paper,
            LinkedRequestId = report.RequestId,
        };
        return new Decision()
            .Put(document with { RequestId = reissue.RequestId })
            .Put(reissue)
            .Put(report with { LinkedRequestId = reissue.RequestId })
            .Record("lost-report.reissue-linked", by, report.RequestId, new Dictionary<string, string> { ["linkedRequestId"] = reissue.RequestId })
            .Record("reissue.received", by, reissue.RequestId, new Dictionary<string, string>
            {
                ["documentId"] = document.DocumentId,
                ["linkedRequestId"] = report.RequestId,
            });
    }
}
