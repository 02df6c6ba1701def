using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Hpki.LocalHost.CardBureau;

/// <summary>The escrow key of one machine, to which the demo bureau seals PINs. In Azure the private half never leaves its vault.</summary>
static class EscrowKey
{
    const int KeyBits = 2048;
    const int Years = 10;

    static readonly Lazy<string> Made = new(New);

    /// <summary>A key with its certificate, as PKCS#12 in base64; made once, because that takes longer than starting a host without it.</summary>
    public static string OfThisProcess() => Made.Value;

    static string New()
    {
        using RSA key = RSA.Create(KeyBits);
        CertificateRequest request = new("CN=Specimen PIN escrow", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyEncipherment, critical: true));
        using X509Certificate2 certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100 + Years));
        return Convert.ToBase64String(certificate.Export(X509ContentType.Pkcs12));
    }

    /// <summary>The certificate alone, as the app is told it: DER in base64.</summary>
    public static string CertificateOf(string pkcs12)
    {
        using X509Certificate2 certificate = X509CertificateLoader.LoadPkcs12(Convert.FromBase64String(pkcs12), null);
        return Convert.ToBase64String(certificate.RawData);
    }
}
