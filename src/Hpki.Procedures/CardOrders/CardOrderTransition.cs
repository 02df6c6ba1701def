namespace Hpki.Procedures.CardOrders;

/// <summary>One line of an order's life: in <paramref name="From"/>, <paramref name="Event"/> leads to <paramref name="To"/>.</summary>
public sealed record CardOrderTransition(CardOrderState From, CardOrderEvent Event, CardOrderState To);
