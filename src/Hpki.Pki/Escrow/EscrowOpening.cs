using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;

namespace Hpki.Pki.Escrow;

/// <summary>Opens an envelope with what two keepers did to it.</summary>
public static class EscrowOpening
{
    /// <returns>The secret; whoever asked overwrites it after use.</returns>
    /// <exception cref="ArgumentException">Both parts come from one keeper, or from keepers of different keys.</exception>
    /// <exception cref="CryptographicException">The parts do not belong to this envelope.</exception>
    public static byte[] Open(ReadOnlySpan<byte> envelope, PartialOpening first, PartialOpening second, byte[] modulus)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Keeper == second.Keeper)
        {
            throw new ArgumentException("Two keepers open an envelope, not one twice.", nameof(second));
        }

        if (!first.Parts.TryGetValue(second.Keeper, out byte[]? one) || !second.Parts.TryGetValue(first.Keeper, out byte[]? other))
        {
            throw new ArgumentException("The two keepers do not share a key.", nameof(second));
        }

        EnvelopedCms cms = Decode(envelope);
        using JoinedHalves key = new(one, other, modulus);
        cms.Decrypt(cms.RecipientInfos[0], key);
        return cms.ContentInfo.Content;
    }

    internal static byte[] SealedKeyOf(ReadOnlySpan<byte> envelope) => Decode(envelope).RecipientInfos[0].EncryptedKey;

    static EnvelopedCms Decode(ReadOnlySpan<byte> envelope)
    {
        EnvelopedCms cms = new();
        try
        {
            cms.Decode(envelope);
        }
        catch (CryptographicException problem)
        {
            throw new FormatException("These bytes are no CMS EnvelopedData (RFC 5652 §6).", problem);
        }

        return cms.RecipientInfos.Count == 1 ? cms : throw new FormatException("A PIN is sealed for one key.");
    }
}
