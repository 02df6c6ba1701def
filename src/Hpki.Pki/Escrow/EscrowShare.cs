namespace Hpki.Pki.Escrow;

/// <summary>
/// One keeper's part of the escrow key: for every other keeper, the half of the private exponent that makes it whole together with theirs. One
/// share opens nothing, and no two of them are ever put together: each keeper applies their half to one envelope, and the results are multiplied.
/// </summary>
/// <param name="Modulus">n of the RSA key, unsigned, most significant byte first.</param>
/// <param name="Halves">By keeper: an exponent, unsigned, most significant byte first.</param>
public sealed record EscrowShare(byte[] Modulus, IReadOnlyDictionary<string, byte[]> Halves);
