using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;

namespace Hpki.Pki.Escrow;

/// <summary>A PIN as the card bureau seals it: CMS EnvelopedData (RFC 5652 §6) for the escrow key, and for nobody else.</summary>
public static class EscrowEnvelope
{
    const string Aes256Cbc = "2.16.840.1.101.3.4.1.42";

    /// <summary>Seals a secret; whoever has no escrow key cannot read it any more, the sealer included.</summary>
    /// <returns>DER.</returns>
    public static byte[] Seal(ReadOnlySpan<byte> secret, X509Certificate2 escrow)
    {
        EnvelopedCms envelope = new(new ContentInfo(secret.ToArray()), new AlgorithmIdentifier(new Oid(Aes256Cbc)));
        envelope.Encrypt(new CmsRecipient(SubjectIdentifierType.IssuerAndSerialNumber, escrow, RSAEncryptionPadding.OaepSHA256));
        return envelope.Encode();
    }

    /// <summary>Whether this is an envelope that the escrow key, and no other, can open. It is not opened for that.</summary>
    public static bool IsFor(ReadOnlySpan<byte> der, X509Certificate2 escrow)
    {
        EnvelopedCms envelope = new();
        try
        {
            envelope.Decode(der);
        }
        catch (CryptographicException)
        {
            return false;
        }

        return envelope.RecipientInfos.Count == 1
            && envelope.RecipientInfos[0].RecipientIdentifier is { Type: SubjectIdentifierType.IssuerAndSerialNumber, Value: X509IssuerSerial named }
            && named.IssuerName == escrow.Issuer
            && named.SerialNumber == escrow.SerialNumber;
    }
}
