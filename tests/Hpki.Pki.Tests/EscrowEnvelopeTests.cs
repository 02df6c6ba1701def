using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using Hpki.Pki.Escrow;

namespace Hpki.Pki.Tests;

public sealed class EscrowEnvelopeTests
{
    [Fact]
    public void Seal_ForTheEscrowKey_IsForItAloneAndHoldsTheSecret()
    {
        using X509Certificate2 escrow = NewCertificate("CN=escrow");
        using X509Certificate2 other = NewCertificate("CN=other");
        byte[] envelope = EscrowEnvelope.Seal("123456"u8, escrow);

        Assert.True(EscrowEnvelope.IsFor(envelope, escrow));
        Assert.False(EscrowEnvelope.IsFor(envelope, other));
        EnvelopedCms opened = new();
        opened.Decode(envelope);
        opened.Decrypt(new X509Certificate2Collection(escrow));
        Assert.Equal("123456"u8.ToArray(), opened.ContentInfo.Content);
    }

    [Fact]
    public void IsFor_NoEnvelopeOrOneForTwo_IsNot()
    {
        using X509Certificate2 escrow = NewCertificate("CN=escrow");
        using X509Certificate2 other = NewCertificate("CN=other");
        EnvelopedCms forTwo = new(new ContentInfo("123456"u8.ToArray()));
        forTwo.Encrypt([new CmsRecipient(escrow), new CmsRecipient(other)]);

        Assert.False(EscrowEnvelope.IsFor([], escrow));
        Assert.False(EscrowEnvelope.IsFor("123456"u8, escrow));
        Assert.False(EscrowEnvelope.IsFor(forTwo.Encode(), escrow));
    }

    static X509Certificate2 NewCertificate(string name) =>
        new CertificateRequest(name, RSA.Create(2048), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
}
