namespace Hpki.Procedures.Requests;

/// <summary>What the states of a request mean.</summary>
public static class RequestStates
{
    /// <summary>Whether the request still waits for something.</summary>
    public static bool IsOpen(this RequestState state) => state switch
    {
        RequestState.AwaitingCallerProof or RequestState.AwaitingForm or RequestState.AwaitingCheck or RequestState.AwaitingProcedure
            or RequestState.AwaitingExamination or RequestState.AwaitingPapers or RequestState.AwaitingLicenceCheck or RequestState.AwaitingFeeDecision
            or RequestState.AwaitingPayment or RequestState.AwaitingApproval or RequestState.InProduction
            or RequestState.AwaitingDeliveryChoice or RequestState.AwaitingHandOver or RequestState.AwaitingPosting or RequestState.InPost
            or RequestState.AwaitingRevocation or RequestState.AwaitingApplication or RequestState.AwaitingSecondLook or RequestState.AwaitingDisclosure
            or RequestState.AwaitingPinPrint or RequestState.AwaitingPinPosting or RequestState.PinInPost
            or RequestState.AwaitingEffectiveDate or RequestState.AwaitingUnblocking or RequestState.AwaitingReturn or RequestState.InReturn => true,
        RequestState.Completed or RequestState.ClosedWithoutForm or RequestState.Withdrawn or RequestState.Unfounded
            or RequestState.LapsedWithoutPapers or RequestState.LapsedWithoutPayment or RequestState.Declined
            or RequestState.NotProduced or RequestState.LapsedWithoutApplication or RequestState.Overtaken or RequestState.PinReturned
            or RequestState.PinNotDisclosed or RequestState.EndedWithUse or RequestState.NotUnblocked => false,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown request state."),
    };

    /// <summary>Whether what the request asks for has not begun yet.</summary>
    public static bool IsBeforeApproval(this RequestState state) => state is RequestState.AwaitingExamination or RequestState.AwaitingPapers
        or RequestState.AwaitingLicenceCheck or RequestState.AwaitingFeeDecision or RequestState.AwaitingPayment or RequestState.AwaitingApproval
        or RequestState.AwaitingSecondLook or RequestState.AwaitingDisclosure or RequestState.AwaitingPinPrint or RequestState.AwaitingEffectiveDate;
}
