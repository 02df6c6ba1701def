namespace HpkiFunctions.CardBureau.Files;

/// <summary>In place of an answer: the card cannot be made.</summary>
/// <param name="CardOrderId">The order.</param>
/// <param name="Attempt">Which card of the order.</param>
/// <param name="Reason">A code of the bureau's.</param>
public sealed record BureauFailure(string CardOrderId, int Attempt, string Reason);
