namespace HpkiFunctions.CardBureau.Files;

/// <summary>回答2: the card is made and on its way to the centre.</summary>
public sealed record BureauProduct(string CardOrderId, int Attempt);
