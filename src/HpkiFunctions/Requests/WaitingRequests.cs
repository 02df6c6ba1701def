using Hpki.Procedures.Cards;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.LostReports;
using HpkiFunctions.Problems;

namespace HpkiFunctions.Requests;

/// <summary>
/// 手続待ち: requests whose papers are here and whose procedure no flow carries yet. They stand in the worklist and on the holder's page, and
/// staff take them on by hand. The same for every such procedure.
/// </summary>
public sealed class WaitingRequests(TimeProvider time)
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
        _ => throw new ArgumentOutOfRangeException(nameof(procedure), procedure, "Papers of this procedure do not wait: it has a flow."),
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

        return new Decision()
            .Put(paper.Form with { RequestId = paper.Number.Id })
            .Put(new Request
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
            })
            .Record($"{EventsOf(paper.Procedure)}.received", paper.By, paper.Number.Id, facts);
    }

    /// <summary>A form printed for a request that is open and has none yet.</summary>
    /// <returns>Null when the request is closed or has its form.</returns>
    public static Decision? TakeForm(Request request, Document form, Actor by) =>
        request is not { State: RequestState.AwaitingProcedure, FormDocumentId: null }
            ? null
            : LostReportFormDecisions.Attach(form, by).Put(request with { FormDocumentId = form.DocumentId });

    /// <summary>Why the request cannot be withdrawn now; null when it can.</summary>
    public static Problem? WhyNoWithdrawal(Request request) => request.State == RequestState.AwaitingProcedure
        ? null
        : Problem.Conflict("not-withdrawable", "取り下げできません", "この申請は、すでに終了しています。");

    /// <summary>取下げ: the papers stay on file, and a request that is linked with this one goes on by itself.</summary>
    public Decision Withdraw(HolderFile file, string requestId, string staffId, string? note)
    {
        Request request = file.Request(requestId);
        return WhyNoWithdrawal(request) is { } problem
            ? throw new ProblemException(problem)
            : new Decision()
                .Put(request with { State = RequestState.Withdrawn, ClosedAt = time.GetUtcNow() })
                .Record($"{EventsOf(request.Procedure)}.withdrawn", Actor.Staff(staffId), requestId, detail: LostReportDecisions.Words(note));
    }
}
