namespace HpkiFunctions.CardBureau.Files;

/// <summary>発注取消: a card that is not wanted any more; what was made of it is destroyed.</summary>
public sealed record BureauCancellation(string CardOrderId, int Attempt);
