using System.Buffers.Text;
using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Hpki.Pki.Keys;

/// <summary>One key version in a Key Vault: POST {kid}/sign (Key Vault REST API, "Sign"), algorithm RS256.</summary>
sealed class KeyVaultSigner(HttpPipeline pipeline, Uri keyId, byte[] subjectPublicKeyInfo) : ISigner
{
    public ReadOnlyMemory<byte> SubjectPublicKeyInfo => subjectPublicKeyInfo;

    public async Task<byte[]> SignHashAsync(ReadOnlyMemory<byte> sha256, CancellationToken cancellationToken)
    {
        Uri address = new($"{keyId.AbsoluteUri}/sign?api-version={KeyVaultKeys.ApiVersion}");
        var body = new { alg = "RS256", value = Base64Url.EncodeToString(sha256.Span) };
        using JsonDocument answer = await KeyVaultKeys.SendAsync(pipeline, RequestMethod.Post, address, body, keyId.AbsolutePath, cancellationToken);
        try
        {
            return KeyVaultKeys.Base64Url(answer.RootElement, "value");
        }
        catch (Exception problem) when (problem is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new SigningException($"Key Vault's answer for {keyId} holds no signature.", problem);
        }
    }
}
