using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Documents;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.LostReports;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Reissues;

/// <summary>
/// 再発行申請 that came in the envelope of a lost report: a request of its own, linked both ways. The lost report does not wait for it.
/// </summary>
public sealed class ReissueDecisions(WaitingRequests waiting)
{
    /// <summary>
    /// Files a paper of a reissue that was filed to a lost report: the application opens the linked request, and what comes after it goes
    /// there. A paper that comes before the application stays with the report, where the linked request shows it.
    /// </summary>
    public Decision File(HolderFile file, Request report, Document document, Actor by, RequestNumber fresh, string? draftReference = null) => OpenLinkOf(file, report) switch
    {
        { } reissue => waiting.TakePaper(file, document with { RequestId = reissue.RequestId }, by),
        null when document.Kind == DocumentKind.ReissueApplication => Open(file, report, document, by, fresh, draftReference),
        null => LostReportFormDecisions.Attach(document, by),
    };

    /// <summary>The open lost report that a reissue application of this holder belongs to; null when there is none, or it has its reissue.</summary>
    public static Request? ReportWithoutReissue(HolderFile file) => file.Requests.FirstOrDefault(
        request => request.Procedure == ProcedureKind.LostReport && request.State.IsOpen() && OpenLinkOf(file, request) is null);

    static Request? OpenLinkOf(HolderFile file, Request report) =>
        report.LinkedRequestId is { } id && file.Request(id) is { } linked && linked.State.IsOpen() ? linked : null;

    Decision Open(HolderFile file, Request report, Document document, Actor by, RequestNumber number, string? draftReference)
    {
        PaperApplication paper = new()
        {
            Procedure = ProcedureKind.Reissue,
            Number = number,
            Form = document,
            By = by,
            CardSerial = report.CardSerial,
            DraftReference = draftReference,
            LinkedRequestId = report.RequestId,
        };
        Decision decision = waiting.Open(file, paper) ?? throw new InvalidOperationException($"Draft {draftReference} was used for another request already; that is asked before.");
        return decision
            .Put(report with { LinkedRequestId = number.Id })
            .Record("lost-report.reissue-linked", by, report.RequestId, new Dictionary<string, string> { ["linkedRequestId"] = number.Id });
    }
}
