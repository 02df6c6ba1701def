using Hpki.Procedures.Documents;
using Hpki.Procedures.Forms;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.Staff;
using Hpki.Registry.Deliveries;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Projections;
using Hpki.Registry.Scans;
using HpkiFunctions.LostReports;

namespace HpkiFunctions.Intake;

/// <summary>Brings a scanned page to its request, by its code or by a person's hand.</summary>
public sealed class ScanFiling(HolderRegistry registry, LookupIndex lookups, LostReportDecisions lostReports, TimeProvider time)
{
    /// <summary>Which request a page's codes name, or why a person must look.</summary>
    public static (FormCode? Code, TrayReason? Reason) Sort(IReadOnlyCollection<string> codes)
    {
        List<FormCode> ours = [.. codes.Select(text => FormCode.TryParse(text, out FormCode? code, out _) ? code : null).OfType<FormCode>().Distinct()];
        return ours switch
        {
            [] => (null, codes.Count == 0 ? TrayReason.NoCode : TrayReason.ForeignCode),
            [{ Form: FormCode.LostReport } code] => (code, null),
            [_] => (null, TrayReason.UnknownForm),
            _ => (null, TrayReason.SeveralCodes),
        };
    }

    /// <summary>Files a page whose code names a request.</summary>
    /// <returns>Null when it is filed; otherwise why it belongs in the tray.</returns>
    public async Task<TrayReason?> FileByCodeAsync(
        ScanFile scan, ScanPage page, FormCode code, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        if (!RequestNumber.TryParse(code.Reference, out RequestNumber number)
            || await HolderOfAsync(number, cancellationToken) is not { } holderId)
        {
            return TrayReason.UnknownRequest;
        }

        Document document = DocumentOf(scan, page, holderId, number.Id, DocumentKind.LostReportForm, Actor.System);
        DecisionResult result = await registry.DecideAsync(
            holderId, FilingKey(scan, page), file => lostReports.FileForm(file, document, Actor.System), signals, cancellationToken);
        return result.Outcome == DecisionOutcome.NothingToDo ? TrayReason.NotAwaited : null;
    }

    /// <summary>Files a page to the request that a member of staff named.</summary>
    /// <returns>Whether it could be filed; a form that the request does not wait for could not.</returns>
    public async Task<bool> FileByHandAsync(
        ScanFile scan, ScanPage page, string holderId, RequestNumber number, DocumentKind kind, Actor staff, IOrchestrationSignals signals,
        CancellationToken cancellationToken)
    {
        Document document = DocumentOf(scan, page, holderId, number.Id, kind, staff);
        DecisionResult result = await registry.DecideAsync(
            holderId,
            FilingKey(scan, page),
            file => kind == DocumentKind.LostReportForm ? lostReports.FileForm(file, document, staff) : Attach(document, staff),
            signals,
            cancellationToken);
        return result.Outcome != DecisionOutcome.NothingToDo && result.File.Documents.Any(filed => filed.DocumentId == document.DocumentId && filed.RequestId == number.Id);
    }

    /// <summary>The holder of a request; null when there is no such request.</summary>
    public async Task<string?> HolderOfAsync(RequestNumber number, CancellationToken cancellationToken) =>
        (await lookups.FindAsync(LookupKind.RequestId, number.Id, cancellationToken: cancellationToken)) is [var hit, ..] ? hit.HolderId : null;

    static Decision Attach(Document document, Actor by) => new Decision()
        .Put(document)
        .Record("document.filed", by, document.RequestId, new Dictionary<string, string>
        {
            ["documentId"] = document.DocumentId,
            ["kind"] = document.Kind.ToString(),
        });

    // One key per page: a page is filed once, whoever files it first.
    static string FilingKey(ScanFile scan, ScanPage page) => $"file-{scan.Scan.ScanId}-{page.Page}";

    Document DocumentOf(ScanFile scan, ScanPage page, string holderId, string requestId, DocumentKind kind, Actor by) => new()
    {
        DocumentId = RecordId.From('d', $"{scan.Scan.ScanId}-{page.Page}"),
        RequestId = requestId,
        HolderId = holderId,
        Kind = kind,
        MediaType = scan.Scan.MediaType!,
        Sha256 = scan.Sha256OfPages(page.Page, 1),
        PageCount = 1,
        FirstPage = page.Page,
        RetentionClass = RetentionClass.RequestRecord,
        ScanId = scan.Scan.ScanId,
        FiledAt = time.GetUtcNow(),
        FiledBy = by.ActorId,
    };
}
