using Hpki.Procedures.Cards;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.LostReports;
using HpkiFunctions.Problems;
using HpkiFunctions.Renewals;

namespace HpkiFunctions.Requests;

/// <summary>
/// Requests that paper opens. Where a flow carries the procedure, the request begins its course; else it is 手続待ち: it stands in the worklist and
/// on the holder's page, and staff take it on by hand.
/// </summary>
public sealed class WaitingRequests(PaperFiling filing, PaperEnds ends, RenewalNotices renewals, TimeProvider time)
{
    /// <summary>How events of a procedure begin.</summary>
    public static string EventsOf(ProcedureKind procedure) => procedure switch
    {
        ProcedureKind.Reissue => "reissue",
        ProcedureKind.Discontinuation => "discontinuation",
        ProcedureKind.PinDisclosure => "pin-disclosure",
        ProcedureKind.PinUnblock => "pin-unblock",
        ProcedureKind.ContactChange => "contact-change",
        ProcedureKind.Renewal => "renewal",
        _ => throw new ArgumentOutOfRangeException(nameof(procedure), procedure, "Papers of this procedure open no request."),
    };

    /// <summary>The card that paper is about when it names none: the latest in force, or else the latest there is; null when the holder has none.</summary>
    public static Card? CardOf(HolderFile file) =>
        file.Cards.OrderByDescending(card => card.State.HasCertificatesInForce()).ThenByDescending(card => card.IssuedOn).FirstOrDefault();

    /// <summary>The request that was opened from a draft; null when none was.</summary>
    public static Request? OfDraft(HolderFile file, string reference) => file.Requests.FirstOrDefault(request => request.DraftReference == reference);

    /// <summary>受付: the form opens its request.</summary>
    /// <returns>Null when a request was opened from the same draft before, or the holder has no card that it could be about.</returns>
    public Decision? Open(HolderFile file, PaperApplication paper)
    {
        if ((paper.DraftReference is { } draft && OfDraft(file, draft) is not null) || (paper.CardSerial ?? CardOf(file)?.CardSerial) is not { } card)
        {
            return null;
        }

        Dictionary<string, string> facts = new() { ["documentId"] = paper.Form.DocumentId };
        if (paper.LinkedRequestId is { } linked)
        {
            facts["linkedRequestId"] = linked;
        }

        if (paper.DraftReference is { } reference)
        {
            facts["draft"] = reference;
        }

        Request request = new()
        {
            RequestId = paper.Number.Id,
            HolderId = file.Holder.HolderId,
            Procedure = paper.Procedure,
            State = RequestState.AwaitingProcedure,
            CardSerial = card,
            ReceivedAt = time.GetUtcNow(),
            ReceivedBy = paper.By.ActorId,
            Generation = 0,
            Channel = ReportChannel.Paper,
            FormDocumentId = paper.Form.DocumentId,
            DraftReference = paper.DraftReference,
            LinkedRequestId = paper.LinkedRequestId,
        };
        Decision decision = renewals.EndFor(new(), file, request)
            .Put(paper.Form with { RequestId = paper.Number.Id })
            .Record($"{EventsOf(paper.Procedure)}.received", paper.By, paper.Number.Id, facts);
        return ProcedureCatalogue.Of(paper.Procedure).Course.Count > 0 ? filing.Begin(decision, request, paper.Form) : decision.Put(request);
    }

    /// <summary>A form printed for a request that waits for it: it has none yet, or the one it has was not in order.</summary>
    /// <returns>Null when the request is closed or has its form.</returns>
    public Decision? TakeForm(HolderFile file, Document form, Actor by) => file.Request(form.RequestId) switch
    {
        { State: RequestState.AwaitingProcedure, FormDocumentId: null } request =>
            LostReportFormDecisions.Attach(form, by).Put(request with { FormDocumentId = form.DocumentId }),
        { State: RequestState.AwaitingPapers or RequestState.LapsedWithoutPapers } => filing.Take(file, form, by),
        _ => null,
    };

    /// <summary>Further paper of a request: one that waited for it goes on, every other keeps it.</summary>
    public Decision TakePaper(HolderFile file, Document document, Actor by) =>
        filing.Take(file, document, by) ?? LostReportFormDecisions.Attach(document, by);

    /// <summary>Why the request cannot be withdrawn now; null when it can.</summary>
    public static Problem? WhyNoWithdrawal(HolderFile file, Request request) =>
        request.State == RequestState.AwaitingProcedure ? null : PaperEnds.WhyNoWithdrawal(file, request);

    /// <summary>取下げ: the papers stay on file, and a request that is linked with this one goes on by itself.</summary>
    public Decision Withdraw(HolderFile file, string requestId, string staffId, string? note)
    {
        Request request = file.Request(requestId);
        return request.State != RequestState.AwaitingProcedure
            ? ends.Withdraw(file, requestId, staffId, note)
            : new Decision()
                .Put(request with { State = RequestState.Withdrawn, ClosedAt = time.GetUtcNow() })
                .Record($"{EventsOf(request.Procedure)}.withdrawn", Actor.Staff(staffId), requestId, detail: LostReportDecisions.Words(note));
    }
}
