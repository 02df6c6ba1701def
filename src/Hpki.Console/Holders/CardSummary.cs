using Hpki.Procedures.Cards;

namespace Hpki.Console.Holders;

/// <summary>A card in a few words.</summary>
public sealed record CardSummary(string Number, CardState State);
