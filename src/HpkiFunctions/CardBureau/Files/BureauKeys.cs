namespace HpkiFunctions.CardBureau.Files;

/// <summary>回答1: the card has made its keys. The centre never sees a private key, nor the PIN.</summary>
/// <param name="CardOrderId">The order.</param>
/// <param name="Attempt">Which card of the order.</param>
/// <param name="CardSerial">カード番号, as printed.</param>
/// <param name="SigningRequest">PKCS#10 of the signing key (DER in base64): the proof that the card holds the private half.</param>
/// <param name="AuthenticationRequest">PKCS#10 of the authentication key (DER in base64).</param>
/// <param name="SealedPin">The PIN as CMS EnvelopedData for the escrow key (DER in base64).</param>
public sealed record BureauKeys(string CardOrderId, int Attempt, string CardSerial, string SigningRequest, string AuthenticationRequest, string SealedPin);
