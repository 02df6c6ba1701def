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
public sealed class ScanFiling(HolderRegistry registry, ScanStore scans, LookupIndex lookups, LostReportFormDecisions lostReports, TimeProvider time)
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
            holderId, FilingKey(scan, page), file => lostReports.FileForm(file, document, Actor.System, UploaderOf(scan)), signals, cancellationToken);
        return result.Outcome == DecisionOutcome.NothingToDo ? TrayReason.NotAwaited : null;
    }

    /// <summary>
    /// Files a page to the request that a member of staff named. The page is claimed first, so that two people cannot file it to two
    /// requests; a crash between is finished by the same call again, or by the house's (<see cref="FinishClaimAsync"/>).
    /// </summary>
    /// <returns>Whether it could be filed; a form that the request does not wait for could not, and its page is back in the tray.</returns>
    /// <exception cref="ScanStateException">Someone else has decided on the page, or is about to.</exception>
    public async Task<bool> FileByHandAsync(
        ScanFile scan, ScanPage page, string holderId, RequestNumber number, DocumentKind kind, Actor staff, IOrchestrationSignals signals,
        CancellationToken cancellationToken)
    {
        Document document = DocumentOf(scan, page, holderId, number.Id, kind, staff);
        await scans.ClaimAsync(scan.Scan.ScanId, page.Page, new()
        {
            HolderId = holderId,
            RequestId = number.Id,
            DocumentId = document.DocumentId,
            Kind = kind,
            ClaimedBy = staff.ActorId,
        }, cancellationToken);
        return await FileClaimedAsync(scan, page, document, staff, signals, cancellationToken);
    }

    /// <summary>Finishes what whoever claimed a page has begun.</summary>
    public async Task FinishClaimAsync(ScanFile scan, ScanPage page, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        if (page is not { State: ScanPageState.Filing, HolderId: { } holderId, RequestId: { } requestId, ClaimedAs: { } kind, DecidedBy: { } staffId })
        {
            throw new ScanStateException(scan.Scan.ScanId, page.Page, page.State.ToString(), "finishing a claim");
        }

        Actor staff = Actor.Staff(staffId);
        await FileClaimedAsync(scan, page, DocumentOf(scan, page, holderId, requestId, kind, staff), staff, signals, cancellationToken);
    }

    /// <summary>The holder of a request; null when there is no such request.</summary>
    public async Task<string?> HolderOfAsync(RequestNumber number, CancellationToken cancellationToken) =>
        (await lookups.FindAsync(LookupKind.RequestId, number.Id, cancellationToken: cancellationToken)) is [var hit, ..] ? hit.HolderId : null;

    async Task<bool> FileClaimedAsync(
        ScanFile scan, ScanPage page, Document document, Actor staff, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        DecisionResult result = await registry.DecideAsync(
            document.HolderId,
            FilingKey(scan, page),
            file => document.Kind == DocumentKind.LostReportForm ? lostReports.FileForm(file, document, staff, UploaderOf(scan)) : Attach(document, staff),
            signals,
            cancellationToken);
        if (result.File.Documents.Any(filed => filed.DocumentId == document.DocumentId))
        {
            return true;
        }

        await scans.ReleaseAsync(scan.Scan.ScanId, page.Page, document.DocumentId, cancellationToken);
        return false;
    }

    static Decision Attach(Document document, Actor by) => new Decision()
        .Put(document)
        .Record("document.filed", by, document.RequestId, new Dictionary<string, string>
        {
            ["documentId"] = document.DocumentId,
            ["kind"] = document.Kind.ToString(),
        });

    static string? UploaderOf(ScanFile scan) => scan.Scan.UploaderKind == ActorKind.Staff ? scan.Scan.UploadedBy : null;

    // One key per page: a page is filed once, whoever files it first.
    static string FilingKey(ScanFile scan, ScanPage page) => $"file-{scan.Scan.ScanId}-{page.Page}";

    Document DocumentOf(ScanFile scan, ScanPage page, string holderId, string requestId, DocumentKind kind, Actor by) => new()
    {
        DocumentId = RecordId.From('d', $"{scan.Scan.ScanId}-{page.Page}-{requestId}"),
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
