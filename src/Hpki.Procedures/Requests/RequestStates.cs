namespace Hpki.Procedures.Requests;

/// <summary>What the states of a request mean.</summary>
public static class RequestStates
{
    /// <summary>Whether the request still waits for something.</summary>
    public static bool IsOpen(this RequestState state) => state switch
    {
        RequestState.AwaitingCallerProof or RequestState.AwaitingForm or RequestState.AwaitingCheck or RequestState.AwaitingProcedure => true,
        RequestState.Completed or RequestState.ClosedWithoutForm or RequestState.Withdrawn or RequestState.Unfounded => false,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown request state."),
    };
}
