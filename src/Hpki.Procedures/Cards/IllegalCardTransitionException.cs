namespace Hpki.Procedures.Cards;

/// <summary>The life-cycle table has no line for this event in this state.</summary>
public sealed class IllegalCardTransitionException(CardState state, CardEvent cardEvent)
    : InvalidOperationException($"A card in state {state} does not allow {cardEvent}; see docs/card-life-cycle.md for what it allows.")
{
    public CardState State { get; } = state;

    public CardEvent Event { get; } = cardEvent;
}
