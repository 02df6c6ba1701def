using Hpki.Procedures.Identifiers;

namespace Hpki.Console.CardBureau;

/// <summary>What of a file could not be used, and what to do about it.</summary>
/// <param name="Text">In words.</param>
/// <param name="Request">The request whose order it is about; null when it is about the whole file, or an order that is not known.</param>
public sealed record BureauRemarkRow(string Text, RequestNumber? Request);
