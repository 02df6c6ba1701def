using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Documents;
using Hpki.Procedures.Forms;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Deliveries;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Projections;
using Hpki.Registry.Scans;
using HpkiFunctions.LostReports;
using HpkiFunctions.Problems;
using HpkiFunctions.Reissues;

namespace HpkiFunctions.Intake;

/// <summary>Brings a scanned page to its request, by its code or by a person's hand.</summary>
public sealed class ScanFiling(HolderRegistry registry, ScanStore scans, LookupIndex lookups, LostReportFormDecisions forms, ReissueDecisions reissues,
    TimeProvider time)
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
            holderId, FilingKey(scan, page), file => forms.FileForm(file, document, Actor.System), signals, cancellationToken);
        return result.Outcome == DecisionOutcome.NothingToDo ? WhyNotAwaited(result.File.Request(number.Id)) : null;
    }

    static TrayReason WhyNotAwaited(Request request) => request.State switch
    {
        RequestState.Withdrawn => TrayReason.RequestWithdrawn,
        RequestState.Unfounded => TrayReason.RequestUnfounded,
        _ when LostReportFormDecisions.HasItsForm(request) => TrayReason.FormHereAlready,
        _ => TrayReason.NotAwaited,
    };

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
        await scans.ClaimAsync(scan.Scan.ScanId, page.Page, ClaimOf(document), cancellationToken);
        return await FileClaimedAsync(scan, page, document, staff, signals, cancellationToken);
    }

    /// <summary>Files a page as the form of a report that the decision opens or finds. A page that is not filed goes back to the tray.</summary>
    /// <exception cref="ScanStateException">Someone else has decided on the page, or is about to.</exception>
    public async Task<(HolderFile File, Document Document)> FileAsReportAsync(
        ScanFile scan, ScanPage page, string holderId, RequestNumber number, Actor staff, Func<HolderFile, Document, Decision> decide,
        IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        Document document = DocumentOf(scan, page, holderId, number.Id, DocumentKind.LostReportForm, staff);
        await scans.ClaimAsync(scan.Scan.ScanId, page.Page, ClaimOf(document), cancellationToken);
        try
        {
            DecisionResult result = await registry.DecideAsync(holderId, FilingKey(scan, page), file => decide(file, document), signals, cancellationToken);
            return (result.File, document);
        }
        catch (ProblemException)
        {
            await scans.ReleaseAsync(scan.Scan.ScanId, page.Page, document.DocumentId, cancellationToken);
            throw;
        }
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
        RequestNumber fresh = RequestNumber.New();
        DecisionResult result = await registry.DecideAsync(
            document.HolderId,
            FilingKey(scan, page),
            file => Decide(file, document, staff, fresh),
            signals,
            cancellationToken);
        if (result.File.Documents.Any(filed => filed.DocumentId == document.DocumentId))
        {
            return true;
        }

        await scans.ReleaseAsync(scan.Scan.ScanId, page.Page, document.DocumentId, cancellationToken);
        return false;
    }

    static PageClaim ClaimOf(Document document) => new()
    {
        HolderId = document.HolderId,
        RequestId = document.RequestId,
        DocumentId = document.DocumentId,
        Kind = document.Kind,
        ClaimedBy = document.FiledBy,
    };

    // A second form is further paper: it changes nothing about where the report stands. A page claimed for a report that was never opened,
    // because its process died before, goes back to the tray.
    Decision? Decide(HolderFile file, Document document, Actor staff, RequestNumber fresh) =>
        file.Requests.FirstOrDefault(request => request.RequestId == document.RequestId) switch
        {
            null => null,
            { Procedure: ProcedureKind.LostReport } report when document.Kind.BelongsToReissue() => reissues.File(file, report, document, staff, fresh),
            { } request when document.Kind == DocumentKind.LostReportForm => forms.FileForm(file, document, staff)
                ?? (LostReportFormDecisions.HasItsForm(request) ? LostReportFormDecisions.Attach(document, staff) : null),
            _ => LostReportFormDecisions.Attach(document, staff),
        };

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
        ScannedBy = scan.Scan.UploaderKind == ActorKind.Staff ? scan.Scan.UploadedBy : null,
        FiledAt = time.GetUtcNow(),
        FiledBy = by.ActorId,
    };
}
