namespace Hpki.Procedures.Letters;

/// <summary>The life cycle of letters has no line for this event in this state.</summary>
public sealed class IllegalLetterTransitionException(LetterState state, LetterEvent happened)
    : InvalidOperationException($"A letter in state {state} does not allow {happened}.")
{
    public LetterState State { get; } = state;

    public LetterEvent Event { get; } = happened;
}
