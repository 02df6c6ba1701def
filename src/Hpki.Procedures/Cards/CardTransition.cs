namespace Hpki.Procedures.Cards;

/// <summary>One line of the life-cycle table: in <paramref name="From"/>, <paramref name="Event"/> leads to <paramref name="To"/>.</summary>
public sealed record CardTransition(CardState From, CardEvent Event, CardState To);
