using System.Numerics;

namespace Hpki.Pki.Escrow;

/// <summary>
/// What one keeper did to one envelope. It opens nothing without what a second keeper did to the same envelope, and is of no use for any other.
/// </summary>
/// <param name="Keeper">Who did it.</param>
/// <param name="Parts">By the keeper who may complete it: an RSA result, unsigned, most significant byte first.</param>
public sealed record PartialOpening(string Keeper, IReadOnlyDictionary<string, byte[]> Parts)
{
    /// <exception cref="FormatException">The envelope is none of <see cref="EscrowEnvelope"/>.</exception>
    public static PartialOpening Of(ReadOnlySpan<byte> envelope, EscrowShare share, string keeper)
    {
        ArgumentNullException.ThrowIfNull(share);
        BigInteger modulus = EscrowSharing.Number(share.Modulus);
        BigInteger sealedKey = EscrowSharing.Number(EscrowOpening.SealedKeyOf(envelope));
        return new(keeper, share.Halves.ToDictionary(
            half => half.Key, half => EscrowSharing.Bytes(BigInteger.ModPow(sealedKey, EscrowSharing.Number(half.Value), modulus))));
    }
}
