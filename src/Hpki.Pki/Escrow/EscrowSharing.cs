using System.Numerics;
using System.Security.Cryptography;

namespace Hpki.Pki.Escrow;

/// <summary>
/// Shares an RSA key among keepers so that any two can decrypt together and none can alone: for each pair the private exponent is the sum of two
/// halves, modulo λ(n), of which one is drawn at random (additive sharing of RSA, C. Boyd, "Digital multisignatures", 1989).
/// </summary>
public static class EscrowSharing
{
    /// <summary>Fewer could not give two approvals when one of them is away.</summary>
    public const int FewestKeepers = 2;

    /// <returns>By keeper.</returns>
    /// <exception cref="ArgumentException">There are fewer than two keepers, one is named twice, or the key has no private half.</exception>
    public static IReadOnlyDictionary<string, EscrowShare> Split(RSA key, IReadOnlyCollection<string> keepers)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(keepers);
        if (keepers.Count < FewestKeepers || keepers.Distinct(StringComparer.Ordinal).Count() != keepers.Count)
        {
            throw new ArgumentException($"An escrow key has at least {FewestKeepers} keepers, each named once.", nameof(keepers));
        }

        RSAParameters parameters = key.ExportParameters(includePrivateParameters: true);
        BigInteger order = Order(parameters);
        BigInteger exponent = Number(parameters.D!) % order;
        Dictionary<string, Dictionary<string, byte[]>> halves = keepers.ToDictionary(keeper => keeper, _ => new Dictionary<string, byte[]>());
        string[] all = [.. keepers];
        for (int first = 0; first < all.Length; first++)
        {
            for (int second = first + 1; second < all.Length; second++)
            {
                BigInteger half = Random(order);
                halves[all[first]][all[second]] = Bytes(half);
                halves[all[second]][all[first]] = Bytes((exponent - half + order) % order);
            }
        }

        return halves.ToDictionary(share => share.Key, share => new EscrowShare(parameters.Modulus!, share.Value));
    }

    internal static BigInteger Number(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true, isBigEndian: true);

    internal static byte[] Bytes(BigInteger number) => number.ToByteArray(isUnsigned: true, isBigEndian: true);

    // λ(n): the least common multiple of p-1 and q-1 (RFC 8017 §3.1).
    static BigInteger Order(RSAParameters parameters)
    {
        BigInteger p = Number(parameters.P!) - 1;
        BigInteger q = Number(parameters.Q!) - 1;
        return p / BigInteger.GreatestCommonDivisor(p, q) * q;
    }

    // 128 bits more than needed, so that the remainder favours no number noticeably (FIPS 186-5, A.2.1, asks for 64).
    static BigInteger Random(BigInteger below) => Number(RandomNumberGenerator.GetBytes(((int)below.GetBitLength() / 8) + 17)) % below;
}
