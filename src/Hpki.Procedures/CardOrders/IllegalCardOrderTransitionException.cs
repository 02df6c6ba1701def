namespace Hpki.Procedures.CardOrders;

/// <summary>The life cycle of card orders has no line for this event in this state.</summary>
public sealed class IllegalCardOrderTransitionException(CardOrderState state, CardOrderEvent happened)
    : InvalidOperationException($"A card order in state {state} does not allow {happened}.")
{
    public CardOrderState State { get; } = state;

    public CardOrderEvent Event { get; } = happened;
}
