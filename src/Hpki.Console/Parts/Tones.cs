using Hpki.Procedures.Cards;
using Hpki.Procedures.Letters;
using Hpki.Procedures.Requests;

namespace Hpki.Console.Parts;

/// <summary>Which colour a state has.</summary>
public static class Tones
{
    public static Tone Of(CardState state) => state switch
    {
        CardState.Active => Tone.Good,
        CardState.Ordered or CardState.Produced => Tone.Busy,
        CardState.Held or CardState.Revoking => Tone.Warning,
        CardState.Revoked => Tone.Bad,
        CardState.Expired or CardState.Returned or CardState.Destroyed or CardState.Cancelled => Tone.Neutral,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "This state has no colour yet; add one."),
    };

    public static Tone Of(RequestState state) => state switch
    {
        RequestState.AwaitingCallerProof => Tone.Warning,
        RequestState.AwaitingForm or RequestState.AwaitingCheck or RequestState.AwaitingProcedure or RequestState.AwaitingExamination
            or RequestState.AwaitingPapers or RequestState.AwaitingLicenceCheck or RequestState.AwaitingFeeDecision or RequestState.AwaitingPayment
            or RequestState.AwaitingApproval or RequestState.InProduction or RequestState.AwaitingDeliveryChoice or RequestState.AwaitingHandOver
            or RequestState.AwaitingPosting or RequestState.InPost or RequestState.AwaitingRevocation or RequestState.AwaitingApplication
            or RequestState.AwaitingSecondLook or RequestState.AwaitingDisclosure or RequestState.AwaitingPinPrint or RequestState.AwaitingPinPosting
            or RequestState.PinInPost or RequestState.AwaitingEffectiveDate or RequestState.AwaitingUnblocking or RequestState.AwaitingReturn
            or RequestState.InReturn => Tone.Busy,
        RequestState.Completed => Tone.Good,
        RequestState.ClosedWithoutForm or RequestState.Withdrawn or RequestState.Unfounded or RequestState.LapsedWithoutPapers
            or RequestState.LapsedWithoutPayment or RequestState.Declined or RequestState.NotProduced or RequestState.LapsedWithoutApplication
            or RequestState.Overtaken or RequestState.PinReturned or RequestState.PinNotDisclosed
            or RequestState.EndedWithUse or RequestState.NotUnblocked => Tone.Neutral,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "This state has no colour yet; add one."),
    };

    public static Tone Of(LetterState state) => state switch
    {
        LetterState.Queued or LetterState.Printed => Tone.Busy,
        LetterState.Posted or LetterState.Delivered => Tone.Good,
        LetterState.Returned => Tone.Warning,
        LetterState.Cancelled => Tone.Neutral,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "This state has no colour yet; add one."),
    };

    /// <summary>The style sheet's name for it.</summary>
    public static string Class(this Tone tone) => $"tone-{tone.ToString().ToLowerInvariant()}";
}
