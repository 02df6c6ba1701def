using System.Security.Cryptography;
using System.Text;

namespace Hpki.LocalHost.Mailbox;

/// <summary>Signs reports as SendGrid does: ECDSA with P-256 over SHA-256 of timestamp and body, DER in base64.</summary>
public sealed class WebhookSigner : IDisposable
{
    readonly ECDsa key = ECDsa.Create();

    /// <param name="privateKey">PKCS#8 in base64, as <see cref="NewKey"/> makes it.</param>
    public WebhookSigner(string privateKey) => key.ImportPkcs8PrivateKey(Convert.FromBase64String(privateKey), out _);

    /// <summary>The verification key, as SendGrid's console shows it.</summary>
    public string PublicKey => Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());

    public static string NewKey()
    {
        using ECDsa made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Convert.ToBase64String(made.ExportPkcs8PrivateKey());
    }

    public string Sign(string timestamp, byte[] body)
    {
        lock (key)
        {
            return Convert.ToBase64String(key.SignData(
                [.. Encoding.UTF8.GetBytes(timestamp), .. body], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
        }
    }

    public void Dispose() => key.Dispose();
}
