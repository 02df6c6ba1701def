namespace HpkiFunctions.CardBureau.Files;

/// <summary>証明書: what goes onto the card whose keys the bureau has sent, and until when it is valid, which is printed on it.</summary>
/// <param name="CardOrderId">The order.</param>
/// <param name="Attempt">Which card of the order.</param>
/// <param name="Signing">DER in base64.</param>
/// <param name="Authentication">DER in base64.</param>
/// <param name="IssuedOn">Printed at the lower left (domain.md §1.4).</param>
/// <param name="ExpiresOn">Last day of validity in Tokyo.</param>
public sealed record BureauCertificates(string CardOrderId, int Attempt, string Signing, string Authentication, DateOnly IssuedOn, DateOnly ExpiresOn);
