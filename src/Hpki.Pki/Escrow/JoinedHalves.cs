using System.Numerics;
using System.Security.Cryptography;

namespace Hpki.Pki.Escrow;

/// <summary>
/// Stands for the escrow key where it is used for one envelope: what decryption would give is the product of what the two keepers got. The key
/// itself exists nowhere, so nothing but decryption is there.
/// </summary>
sealed class JoinedHalves : RSA
{
    readonly byte[] one;
    readonly byte[] other;
    readonly byte[] modulus;

    public JoinedHalves(byte[] one, byte[] other, byte[] modulus)
    {
        (this.one, this.other, this.modulus) = (one, other, modulus);
        KeySizeValue = modulus.Length * 8;
    }

    public override byte[] Decrypt(byte[] data, RSAEncryptionPadding padding)
    {
        if (padding != RSAEncryptionPadding.OaepSHA256)
        {
            throw new CryptographicException($"PINs are sealed with {RSAEncryptionPadding.OaepSHA256}, not {padding}.");
        }

        BigInteger padded = EscrowSharing.Number(one) * EscrowSharing.Number(other) % EscrowSharing.Number(modulus);
        byte[] block = new byte[modulus.Length];
        byte[] number = EscrowSharing.Bytes(padded);
        number.CopyTo(block.AsSpan(block.Length - number.Length));
        try
        {
            return OaepSha256.Unpad(block);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(block);
            CryptographicOperations.ZeroMemory(number);
        }
    }

    public override RSAParameters ExportParameters(bool includePrivateParameters) => throw new NotSupportedException("The escrow key exists nowhere as a whole.");

    public override void ImportParameters(RSAParameters parameters) => throw new NotSupportedException("The escrow key exists nowhere as a whole.");
}
