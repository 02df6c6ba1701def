using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Hpki.Pki.Certificates;

namespace Hpki.Pki.Tests;

public sealed class SubjectKeyTests
{
    [Fact]
    public void FromPkcs10_SignedByItsKey_GivesThatKey()
    {
        using RSA key = RSA.Create(2048);

        SubjectKey subject = SubjectKey.FromPkcs10(Request(key).CreateSigningRequest());

        Assert.Equal(key.ExportSubjectPublicKeyInfo(), subject.SubjectPublicKeyInfo.ToArray());
    }

    [Fact]
    public void FromPkcs10_SignedByAnotherKey_IsRefused()
    {
        using RSA key = RSA.Create(2048);
        using RSA other = RSA.Create(2048);
        byte[] forged = Request(key).CreateSigningRequest(X509SignatureGenerator.CreateForRSA(other, RSASignaturePadding.Pkcs1));

        CertificateOrderException refusal = Assert.Throws<CertificateOrderException>(() => SubjectKey.FromPkcs10(forged));

        Assert.Contains("PKCS#10", refusal.Message);
    }

    [Theory]
    [InlineData(1024)]
    [InlineData(3072)]
    public void From_OtherThan2048Bits_IsRefused(int bits)
    {
        using RSA key = RSA.Create(bits);

        CertificateOrderException refusal = Assert.Throws<CertificateOrderException>(() => SubjectKey.From(key));

        Assert.Contains($"{bits} bits", refusal.Message);
    }

    [Fact]
    public void From_SmallExponent_IsRefused()
    {
        using RSA good = RSA.Create(2048);
        RSAParameters parameters = good.ExportParameters(false);
        using RSA weak = RSA.Create(new RSAParameters { Modulus = parameters.Modulus, Exponent = [3] });

        CertificateOrderException refusal = Assert.Throws<CertificateOrderException>(() => SubjectKey.From(weak));

        Assert.Contains("exponent", refusal.Message);
    }

    [Fact]
    public void FromSubjectPublicKeyInfo_EllipticCurveOrTrailingOctets_IsRefused()
    {
        using ECDsa curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using RSA key = RSA.Create(2048);
        byte[] trailing = [.. key.ExportSubjectPublicKeyInfo(), 0];

        Assert.Throws<CertificateOrderException>(() => SubjectKey.FromSubjectPublicKeyInfo(curve.ExportSubjectPublicKeyInfo()));
        Assert.Throws<CertificateOrderException>(() => SubjectKey.FromSubjectPublicKeyInfo(trailing));
        Assert.Throws<CertificateOrderException>(() => SubjectKey.FromSubjectPublicKeyInfo([]));
    }

    static CertificateRequest Request(RSA key) => new("CN=Card", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
}
