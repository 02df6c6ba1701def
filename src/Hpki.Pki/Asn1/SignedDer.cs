using System.Formats.Asn1;
using System.Security.Cryptography;
using Hpki.Pki.Keys;

namespace Hpki.Pki.Asn1;

/// <summary>The outer form that certificates and lists share: SEQUENCE { toBeSigned, sha256WithRSAEncryption, BIT STRING } (RFC 5280 §4.1, §5.1).</summary>
static class SignedDer
{
    /// <summary>AlgorithmIdentifier of sha256WithRSAEncryption with its NULL parameter (RFC 4055 §5).</summary>
    public static ReadOnlySpan<byte> AlgorithmIdentifier =>
        [0x30, 0x0D, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x0B, 0x05, 0x00];

    /// <summary>Signs and assembles. The signature is checked with the public key before it leaves: a wrong key or a faulty computation must not be published.</summary>
    /// <exception cref="SigningException">The signer failed, or what it gave is not a signature of its key.</exception>
    public static async Task<byte[]> SignAsync(ReadOnlyMemory<byte> toBeSigned, ISigner signer, CancellationToken cancellationToken)
    {
        byte[] hash = SHA256.HashData(toBeSigned.Span);
        byte[] signature = await signer.SignHashAsync(hash, cancellationToken);
        using RSA key = RSA.Create();
        key.ImportSubjectPublicKeyInfo(signer.SubjectPublicKeyInfo.Span, out _);
        if (!key.VerifyHash(hash, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))
        {
            throw new SigningException("The signer gave a value that its public key does not verify; nothing was published. Check that the key and its certificate belong together.");
        }

        return Assemble(toBeSigned.Span, signature);
    }

    static byte[] Assemble(ReadOnlySpan<byte> toBeSigned, byte[] signature)
    {
        AsnWriter bitString = new(AsnEncodingRules.DER);
        bitString.WriteBitString(signature);
        byte[] signatureValue = bitString.Encode();
        int content = toBeSigned.Length + AlgorithmIdentifier.Length + signatureValue.Length;
        Span<byte> header = stackalloc byte[DerHeader.LongestLength];
        header = header[..DerHeader.Write(header, DerHeader.Sequence, content)];

        return [.. header, .. toBeSigned, .. AlgorithmIdentifier, .. signatureValue];
    }
}
