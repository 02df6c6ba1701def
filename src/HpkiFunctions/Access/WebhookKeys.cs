using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace HpkiFunctions.Access;

/// <summary>
/// The provider's verification keys (settings <c>SendGrid:WebhookPublicKeys:0</c>, <c>1</c> …): base64 of the SubjectPublicKeyInfo, as the
/// provider's console shows it. Several, so that a new key can be set before the provider changes to it.
/// </summary>
public sealed class WebhookKeys
{
    const string Section = "SendGrid:WebhookPublicKeys";

    readonly IReadOnlyList<byte[]> keys;

    WebhookKeys(IReadOnlyList<byte[]> keys) => this.keys = keys;

    public bool Any => keys.Count > 0;

    /// <exception cref="InvalidOperationException">A key is not one; the message names the setting.</exception>
    public static WebhookKeys From(IConfiguration configuration) =>
        new([.. configuration.GetSection(Section).GetChildren().Where(key => key.Value is { Length: > 0 }).Select(key => Read(key.Path, key.Value!))]);

    /// <summary>
    /// Whether one of the keys signed this: ECDSA over SHA-256 of the timestamp's text and the body's bytes as they came. Never of text made
    /// from them, as the provider's own library does it, for decoding and encoding again need not give the same bytes.
    /// </summary>
    public bool Verify(string timestamp, ReadOnlySpan<byte> body, ReadOnlySpan<byte> signature)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(timestamp));
        hash.AppendData(body);
        byte[] digest = hash.GetHashAndReset();
        foreach (byte[] key in keys)
        {
            using ECDsa ecdsa = Import(key);
            if (ecdsa.VerifyHash(digest, signature, DSASignatureFormat.Rfc3279DerSequence))
            {
                return true;
            }
        }

        return false;
    }

    static byte[] Read(string setting, string text)
    {
        try
        {
            byte[] key = Convert.FromBase64String(text);
            using ECDsa ecdsa = Import(key);
            return ecdsa.KeySize == 256 ? key : throw new CryptographicException("Another curve.");
        }
        catch (Exception error) when (error is FormatException or CryptographicException)
        {
            throw new InvalidOperationException(
                $"Setting {setting} is not a verification key: copy the provider's key as it is shown, base64 of a P-256 SubjectPublicKeyInfo.", error);
        }
    }

    static ECDsa Import(byte[] key)
    {
        ECDsa ecdsa = ECDsa.Create();
        ecdsa.ImportSubjectPublicKeyInfo(key, out int read);
        return read == key.Length ? ecdsa : throw new CryptographicException("More than a key.");
    }
}
