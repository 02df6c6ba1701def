using Hpki.Procedures.Cards;
using Hpki.Procedures.Letters;
using Hpki.Procedures.PinUnblocks;
using Hpki.Procedures.Requests;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Deliveries;
using HpkiFunctions.PinUnblocks;

namespace HpkiFunctions.Requests;

/// <summary>
/// Whether a notice still says what is so. Between the step that asks for it and the moment it leaves, hours may pass (a provider that takes no mail) or
/// days (a letter), and the request goes on. Asked right before a mail is sent, a letter ordered, printed or posted.
/// </summary>
public static class NoticeTruth
{
    /// <summary>Whether what the notice says or asks for has been overtaken, so that it must not reach the holder.</summary>
    public static bool IsOutdated(HolderFile file, StatusMail notice)
    {
        Request request = file.Request(notice.RequestId);
        return notice.Kind switch
        {
            StatusMailKind.LostReportHoldPlaced => request.State != RequestState.AwaitingCallerProof,
            StatusMailKind.LostReportHoldLifted => request.State != RequestState.Unfounded || file.Card(request.CardSerial!).State is not (CardState.Active or CardState.Produced),

            // Each form that is awaited, and each that is checked, is a round of its own.
            StatusMailKind.LostReportFirstReminder or StatusMailKind.LostReportSecondReminder =>
                request.State != RequestState.AwaitingForm || notice.Round != RefusedForms(file, request),
            StatusMailKind.LostReportFormReceived => request.State != RequestState.AwaitingCheck || notice.Round != RefusedForms(file, request),
            StatusMailKind.LostReportClosed => request.State != RequestState.Completed,
            StatusMailKind.LostReportClosedWithoutForm => request.State != RequestState.ClosedWithoutForm,
            StatusMailKind.LostReportWithdrawn => request.State != RequestState.Withdrawn,

            // Each examination, and what follows from it, is a round of its own.
            StatusMailKind.PapersReceived => request.State != RequestState.AwaitingExamination || IsOtherRound(file, notice),
            StatusMailKind.PapersDeficient or StatusMailKind.PapersFirstReminder or StatusMailKind.PapersSecondReminder =>
                request.State != RequestState.AwaitingPapers || IsOtherRound(file, notice),
            StatusMailKind.PapersLapsed => request.State != RequestState.LapsedWithoutPapers,
            StatusMailKind.PaymentDue => request.State != RequestState.AwaitingPayment || IsOtherRound(file, notice),
            StatusMailKind.PaymentLapsed => request.State != RequestState.LapsedWithoutPayment,
            StatusMailKind.RequestDeclined => request.State != RequestState.Declined,
            StatusMailKind.RequestWithdrawn => request.State != RequestState.Withdrawn,

            StatusMailKind.RequestApproved => request.State is RequestState.Withdrawn or RequestState.NotProduced,

            // Each delivery is a round of its own.
            StatusMailKind.CardReady => request.State != RequestState.AwaitingHandOver || notice.Round != CardDeliveries.CountOf(file, notice.RequestId),
            StatusMailKind.CardPosted => request.State != RequestState.InPost || notice.Round != CardDeliveries.CountOf(file, notice.RequestId),
            StatusMailKind.RequestCompleted => request.State != RequestState.Completed,
            StatusMailKind.CardNotProduced => request.State != RequestState.NotProduced,
            // Each stage is a round of its own, and the last one sent says it all.
            StatusMailKind.RenewalReminder => request.State != RequestState.AwaitingApplication || request.RemindedDaysBefore != notice.Round,

            StatusMailKind.ContactsChanged => request.State != RequestState.Completed,
            StatusMailKind.ContactsChangedFormerly => file.ChangeOf(request.RequestId)?.FormerMailAddress is null,
            StatusMailKind.PinPosted => request.State != RequestState.PinInPost,
            StatusMailKind.PinReturned => request.State != RequestState.PinReturned,
            StatusMailKind.PinNotDisclosed => request.State != RequestState.PinNotDisclosed,
            StatusMailKind.DiscontinuationPlanned => request.State != RequestState.AwaitingEffectiveDate || IsOtherRound(file, notice),
            StatusMailKind.UseEnded => request.State != RequestState.Completed,

            // Nobody writes to the dead about what they had asked for.
            StatusMailKind.EndedWithUse => request.State != RequestState.EndedWithUse || Addressees.IsDead(file),
            StatusMailKind.UnblockInstructions => request.State != RequestState.Completed || request.UnblockWay != UnblockWay.ByHolder,
            StatusMailKind.CardUnblocked => IsOtherReturn(file, request, notice) || request.IsUnblocked != true,
            StatusMailKind.CardNotUnblocked => IsOtherReturn(file, request, notice) || request.IsUnblocked != false,

            // What is revoked stays revoked, and what was found stays found; their texts say how the form stands.
            StatusMailKind.LostReportRevoked or StatusMailKind.LostReportCardFound => false,
            _ => throw new ArgumentOutOfRangeException(nameof(notice), notice.Kind, "It is not decided how long this notice is true."),
        };
    }

    // Each return of a locked card is a round of its own.
    static bool IsOtherReturn(HolderFile file, Request request, StatusMail notice) =>
        request.State != RequestState.InReturn || notice.Round != LockedCards.ReturnsOf(file, request.RequestId);

    static bool IsOtherRound(HolderFile file, StatusMail notice) => notice.Round != PaperCourse.RoundOf(file, notice.RequestId);

    /// <summary>Whether the letter waits to be printed or posted and must not be any more.</summary>
    public static bool IsOvertaken(HolderFile file, Letter letter) =>
        letter.State.IsInQueue() && IsOutdated(file, StatusMail.Of(letter));

    /// <summary>How many forms of the report were refused: its round.</summary>
    public static int RefusedForms(HolderFile file, Request request) =>
        file.Tasks.Count(task => task.RequestId == request.RequestId && task.Kind == TaskKind.CheckForm && task.Outcome == TaskOutcome.Refused);
}
