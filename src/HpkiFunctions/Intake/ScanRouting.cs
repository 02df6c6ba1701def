using Hpki.Correspondence.Forms;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Documents;
using Hpki.Procedures.Forms;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Deliveries;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Scans;
using HpkiFunctions.LostReports;
using HpkiFunctions.Reissues;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Intake;

/// <summary>Brings a scanned document where its code says: to the request it was printed for, or to a request that its draft opens.</summary>
public sealed class ScanRouting(
    HolderRegistry registry, PaperTargets targets, LostReportFormDecisions forms, ReissueDecisions reissues, WaitingRequests waiting,
    ScanDocuments documents)
{
    /// <summary>Files a document by its code; again changes nothing.</summary>
    /// <returns>Null when it is filed; otherwise why it belongs in the tray.</returns>
    public async Task<TrayReason?> FileAsync(ScanFile scan, PageRun run, FormCode code, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        // A version that was never printed is no form of ours, whatever its letters say.
        if (PaperForm.Of(code.Form) is not { } form || FormLayouts.Find(code.Form, code.Version) is null)
        {
            return TrayReason.UnknownForm;
        }

        PaperTarget target = await targets.FindAsync(code, cancellationToken);
        if (target.UsedBy is { } used)
        {
            // Filed by this very run before, when a crash cut it off; or a second paper of the same draft.
            return used == ScanDocuments.IdOf(scan, run, code.Reference) ? null : TrayReason.DraftUsed;
        }

        if (target is not { HolderId: { } holderId })
        {
            return target.Reason;
        }

        return target.RequestId is { } requestId
            ? await FileToRequestAsync(scan, run, form, holderId, requestId, signals, cancellationToken)
            : await FileFromDraftAsync(scan, run, form, holderId, target.Typed!, signals, cancellationToken);
    }

    async Task<TrayReason?> FileToRequestAsync(
        ScanFile scan, PageRun run, PaperForm form, string holderId, string requestId, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        RequestNumber fresh = RequestNumber.New();
        Document document = documents.Of(scan, run, holderId, requestId, form.Kind, Actor.System, typed: null);
        DecisionResult result = await registry.DecideAsync(
            holderId, ScanDocuments.FilingKey(scan, run), file => Decide(file, document, form, fresh), signals, cancellationToken);
        return result.Outcome == DecisionOutcome.NothingToDo ? WhyNotAwaited(result.File.Request(requestId), form) : null;
    }

    Decision? Decide(HolderFile file, Document document, PaperForm form, RequestNumber fresh) => file.Request(document.RequestId) switch
    {
        { Procedure: ProcedureKind.LostReport } when form.Kind == DocumentKind.LostReportForm => forms.FileForm(file, document, Actor.System),
        { Procedure: ProcedureKind.LostReport } report when form.Kind == DocumentKind.ReissueApplication => reissues.File(file, report, document, Actor.System, fresh),
        { } request when request.Procedure == form.Procedure => waiting.TakeForm(file, document, Actor.System),
        _ => null,
    };

    static TrayReason WhyNotAwaited(Request request, PaperForm form) => request.State switch
    {
        RequestState.Withdrawn => TrayReason.RequestWithdrawn,
        RequestState.Unfounded => TrayReason.RequestUnfounded,
        _ when request.Procedure == form.Procedure && request.FormDocumentId is not null => TrayReason.FormHereAlready,
        _ => TrayReason.NotAwaited,
    };

    async Task<TrayReason?> FileFromDraftAsync(
        ScanFile scan, PageRun run, PaperForm form, string holderId, TypedForm typed, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        RequestNumber fresh = RequestNumber.New();
        Document document = documents.Of(scan, run, holderId, typed.Reference, form.Kind, Actor.System, typed);
        DecisionResult result = await registry.DecideAsync(
            holderId, ScanDocuments.FilingKey(scan, run), file => Open(file, document, form, typed, fresh), signals, cancellationToken);
        if (result.Outcome == DecisionOutcome.NothingToDo)
        {
            return form.Procedure == ProcedureKind.LostReport ? TrayReason.LossWithoutCall : TrayReason.DraftUsed;
        }

        // The decision stands whatever becomes of the draft: that no second one is made, the holder's file sees to.
        await targets.UseAsync(result.File.Document(document.DocumentId), cancellationToken);
        return null;
    }

    Decision? Open(HolderFile file, Document document, PaperForm form, TypedForm typed, RequestNumber fresh) => form.Procedure switch
    {
        // A loss nobody has phoned about is taken by a person: a revocation cannot be undone.
        ProcedureKind.LostReport => AwaitedReport(file) is { } report ? forms.FileForm(file, document with { RequestId = report.RequestId }, Actor.System) : null,
        _ when WaitingRequests.OfDraft(file, typed.Reference) is not null => null,
        ProcedureKind.Reissue when ReissueDecisions.ReportWithoutReissue(file) is { } report =>
            reissues.File(file, report, document, Actor.System, fresh, typed.Reference),
        { } procedure => waiting.Open(file, new() { Procedure = procedure, Number = fresh, Form = document, By = Actor.System, DraftReference = typed.Reference }),
        null => null,
    };

    // The one report of the holder that waits for its form; with two there is no telling which card the paper is about.
    static Request? AwaitedReport(HolderFile file) =>
        file.Requests.Where(request => request is { Procedure: ProcedureKind.LostReport, FormDocumentId: null } && request.State.IsOpen()).ToArray() is [{ } only] ? only : null;
}
