using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Hpki.Pki.Certificates;

/// <summary>A public key that may be certified: RSA of 2048 bits with an odd exponent of at least 65537 (domain.md §3.4; NIST SP 800-89 §5.3.3).</summary>
public sealed class SubjectKey
{
    const int Bits = 2048;
    const int SmallestExponent = 65537;

    readonly byte[] encoded;

    SubjectKey(RSA rsa)
    {
        RSAParameters key = rsa.ExportParameters(includePrivateParameters: false);
        if (rsa.KeySize != Bits)
        {
            throw new CertificateOrderException("SubjectKey", $"The key has {rsa.KeySize} bits; the profile asks for RSA of {Bits} bits. Generate the card's key anew.");
        }

        long exponent = key.Exponent!.Length <= 4 ? key.Exponent.Aggregate(0L, (value, octet) => (value << 8) | octet) : long.MaxValue;
        if (exponent < SmallestExponent || (key.Exponent[^1] & 1) == 0)
        {
            throw new CertificateOrderException("SubjectKey", $"The public exponent must be odd and at least {SmallestExponent}.");
        }

        encoded = rsa.ExportSubjectPublicKeyInfo();
    }

    /// <summary>The key as DER SubjectPublicKeyInfo (RFC 5280 §4.1.2.7).</summary>
    public ReadOnlyMemory<byte> SubjectPublicKeyInfo => encoded;

    /// <summary>SHA-256 over the SubjectPublicKeyInfo, upper-case hexadecimal: the key's name in the certificate store.</summary>
    public string Fingerprint => Convert.ToHexString(SHA256.HashData(encoded));

    /// <summary>Takes the public half of an RSA key.</summary>
    /// <exception cref="CertificateOrderException">The key does not meet the profile.</exception>
    public static SubjectKey From(RSA rsa) => new(rsa);

    /// <summary>Reads a DER SubjectPublicKeyInfo.</summary>
    /// <exception cref="CertificateOrderException">Not a SubjectPublicKeyInfo of an RSA key, or the key does not meet the profile.</exception>
    public static SubjectKey FromSubjectPublicKeyInfo(ReadOnlySpan<byte> der)
    {
        using RSA rsa = RSA.Create();
        try
        {
            rsa.ImportSubjectPublicKeyInfo(der, out int read);
            if (read != der.Length)
            {
                throw new CertificateOrderException("SubjectKey", "Octets follow the SubjectPublicKeyInfo; send exactly one.");
            }
        }
        catch (CryptographicException problem)
        {
            throw new CertificateOrderException("SubjectKey", "Not the DER SubjectPublicKeyInfo of an RSA key.", problem);
        }

        return new(rsa);
    }

    /// <summary>Reads a DER PKCS#10 request and checks its signature: the proof that the sender holds the private key (RFC 2986).</summary>
    /// <exception cref="CertificateOrderException">Not a PKCS#10 request, its signature is wrong, or the key does not meet the profile.</exception>
    public static SubjectKey FromPkcs10(byte[] der)
    {
        try
        {
            CertificateRequest request = CertificateRequest.LoadSigningRequest(der, HashAlgorithmName.SHA256, signerSignaturePadding: RSASignaturePadding.Pkcs1);
            using RSA rsa = request.PublicKey.GetRSAPublicKey()
                ?? throw new CertificateOrderException("SubjectKey", "The PKCS#10 request holds no RSA key.");
            return new(rsa);
        }
        catch (CryptographicException problem)
        {
            throw new CertificateOrderException("SubjectKey", "Not a PKCS#10 request (DER), or its signature does not fit its key.", problem);
        }
    }
}
