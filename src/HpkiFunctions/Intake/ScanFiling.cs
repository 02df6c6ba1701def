using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Documents;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.Staff;
using Hpki.Registry.Deliveries;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Scans;
using HpkiFunctions.LostReports;
using HpkiFunctions.Problems;
using HpkiFunctions.Reissues;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Intake;

/// <summary>Brings a scanned document to its request by a person's hand.</summary>
public sealed class ScanFiling(
    HolderRegistry registry, ScanStore scans, PaperTargets targets, LostReportFormDecisions forms, ReissueDecisions reissues, WaitingRequests waiting, ScanDocuments documents)
{
    /// <summary>
    /// Files a document to the request that a member of staff named. It is claimed first, so that two people cannot file it to two
    /// requests; a crash between is finished by the same call again, or by the house's (<see cref="FinishClaimAsync"/>).
    /// </summary>
    /// <returns>Whether it could be filed; a form that the request does not wait for could not, and is back in the tray.</returns>
    /// <exception cref="ScanStateException">Someone else has decided on it, or is about to.</exception>
    public async Task<bool> FileByHandAsync(
        ScanFile scan, PageRun run, string holderId, RequestNumber number, DocumentKind kind, IReadOnlyList<string> also, Actor staff,
        IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        TypedForm? typed = await targets.FreshAsync(scan.Page(run.First).CodeText, cancellationToken);
        Document document = documents.Of(scan, run, holderId, number.Id, kind, staff, typed) with { AlsoRequestIds = also };
        await scans.ClaimAsync(scan.Scan.ScanId, run, ClaimOf(document), cancellationToken);
        return await FileClaimedAsync(scan, run, document, staff, signals, cancellationToken);
    }

    /// <summary>Files a document as the form of a request that the decision opens or finds. One that is not filed goes back to the tray.</summary>
    /// <exception cref="ScanStateException">Someone else has decided on it, or is about to.</exception>
    public async Task<(HolderFile File, Document Document)> FileAsFormAsync(
        ScanFile scan, PageRun run, string holderId, RequestNumber number, DocumentKind kind, Actor staff, Func<HolderFile, Document, Decision> decide,
        IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        TypedForm? typed = await targets.FreshAsync(scan.Page(run.First).CodeText, cancellationToken);
        Document document = documents.Of(scan, run, holderId, number.Id, kind, staff, typed);
        await scans.ClaimAsync(scan.Scan.ScanId, run, ClaimOf(document), cancellationToken);
        try
        {
            DecisionResult result = await registry.DecideAsync(
                holderId, ScanDocuments.FilingKey(scan, run), file => decide(file, document), signals, cancellationToken);
            await targets.UseAsync(result.File.Document(document.DocumentId), cancellationToken);
            return (result.File, document);
        }
        catch (ProblemException)
        {
            await scans.ReleaseAsync(scan.Scan.ScanId, run, document.DocumentId, cancellationToken);
            throw;
        }
    }

    /// <summary>受付: a document of the tray opens a request of its own, as the form of a procedure that waits.</summary>
    /// <exception cref="ProblemException">The holder has no card, or a request was opened from the same draft.</exception>
    public async Task<Request> OpenByHandAsync(
        ScanFile scan, PageRun run, string holderId, string cardSerial, ProcedureKind procedure, DocumentKind kind, Actor staff,
        IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        ScanPage page = scan.Page(run.First);

        // What this member began before, and a crash cut off, goes on under its number.
        RequestNumber number = page is { State: ScanPageState.Filing, RequestId: { } begun } && page.HolderId == holderId ? RequestNumber.Parse(begun) : RequestNumber.New();
        (HolderFile file, Document document) = await FileAsFormAsync(
            scan, run, holderId, number, kind, staff,
            (file, document) => waiting.Open(
                file,
                new() { Procedure = procedure, Number = number, Form = document, By = staff, CardSerial = cardSerial, DraftReference = document.DraftReference })
                ?? throw new ProblemException(Problem.Conflict("draft-used", "同じ入力内容の申請が、すでに受け付けられています",
                    "この書類は、その申請に追加の書類として綴じ込んでください。書類は受付トレイに残っています。") with
                {
                    RequestNumber = document.DraftReference is { } draft && WaitingRequests.OfDraft(file, draft) is { } known ? RequestNumber.Parse(known.RequestId).ToString() : null,
                }),
            signals, cancellationToken);
        return file.Request(file.Document(document.DocumentId).RequestId);
    }

    /// <summary>Finishes what whoever claimed a document has begun.</summary>
    public async Task FinishClaimAsync(ScanFile scan, ScanPage page, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        if (page is not { State: ScanPageState.Filing, HolderId: { } holderId, RequestId: { } requestId, ClaimedAs: { } kind, DecidedBy: { } staffId })
        {
            throw new ScanStateException(scan.Scan.ScanId, page.Page, page.State.ToString(), "finishing a claim");
        }

        Actor staff = Actor.Staff(staffId);
        PageRun run = scan.RunOf(page.Page);
        TypedForm? typed = await targets.FreshAsync(scan.Page(run.First).CodeText, cancellationToken);
        Document document = documents.Of(scan, run, holderId, requestId, kind, staff, typed) with { AlsoRequestIds = page.AlsoRequestIds };
        await FileClaimedAsync(scan, run, document, staff, signals, cancellationToken);
    }

    async Task<bool> FileClaimedAsync(
        ScanFile scan, PageRun run, Document document, Actor staff, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        RequestNumber fresh = RequestNumber.New();
        DecisionResult result = await registry.DecideAsync(
            document.HolderId,
            ScanDocuments.FilingKey(scan, run),
            file => Decide(file, document, staff, fresh),
            signals,
            cancellationToken);
        if (result.File.Documents.FirstOrDefault(filed => filed.DocumentId == document.DocumentId) is { } kept)
        {
            await targets.UseAsync(kept, cancellationToken);
            return true;
        }

        await scans.ReleaseAsync(scan.Scan.ScanId, run, document.DocumentId, cancellationToken);
        return false;
    }

    static PageClaim ClaimOf(Document document) => new()
    {
        HolderId = document.HolderId,
        RequestId = document.RequestId,
        DocumentId = document.DocumentId,
        AlsoRequestIds = document.AlsoRequestIds,
        Kind = document.Kind,
        ClaimedBy = document.FiledBy,
    };

    /// <summary>What becomes of a document that is a form after all: the request's own, or one that opens the linked reissue.</summary>
    /// <returns>Null when it is further paper and nothing else.</returns>
    public Decision? AsForm(HolderFile file, Document document, Actor staff, RequestNumber fresh) => file.Request(document.RequestId) switch
    {
        { Procedure: ProcedureKind.LostReport } report when document.Kind == DocumentKind.ReissueApplication => reissues.File(file, report, document, staff, fresh),
        { Procedure: ProcedureKind.LostReport } when document.Kind == DocumentKind.LostReportForm => forms.FileForm(file, document, staff),
        { } request when PaperForm.ProcedureOf(document.Kind) == request.Procedure => waiting.TakeForm(file, document, staff),
        _ => null,
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
            { } request when PaperForm.ProcedureOf(document.Kind) == request.Procedure =>
                waiting.TakeForm(file, document, staff) ?? waiting.TakePaper(file, document, staff),
            _ => waiting.TakePaper(file, document, staff),
        };
}
