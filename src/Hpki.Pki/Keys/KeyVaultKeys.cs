using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Hpki.Pki.Keys;

/// <summary>
/// Keys that never leave an Azure Key Vault, by its REST API (keys: get key, sign). The keys are made with the deployment, not here: this
/// identity needs no more than <c>get</c> and <c>sign</c>. A key's version is read once, so that a rotation does not change an authority under way.
/// </summary>
public sealed class KeyVaultKeys : ISignerSource
{
    internal const string ApiVersion = "7.4";

    readonly KeyVaultOptions options;
    readonly HttpPipeline pipeline;
    readonly ConcurrentDictionary<AuthorityKey, KeyVaultSigner> open = [];

    public KeyVaultKeys(KeyVaultOptions options, TokenCredential credential, ClientOptions? client = null)
    {
        this.options = options;
        pipeline = HttpPipelineBuilder.Build(client ?? new KeyVaultClientOptions(), new BearerTokenAuthenticationPolicy(credential, $"https://{Audience(options.Vault)}/.default"));
    }

    public async Task<ISigner> OpenAsync(AuthorityKey key, CancellationToken cancellationToken)
    {
        if (!open.TryGetValue(key, out KeyVaultSigner? signer))
        {
            signer = open.GetOrAdd(key, await ReadAsync(options.NameOf(key), cancellationToken));
        }

        return signer;
    }

    // The token's audience is the vault's DNS suffix: vault.azure.net, managedhsm.azure.net, or a sovereign cloud's.
    static string Audience(Uri vault) => vault.Host.Contains('.', StringComparison.Ordinal) && vault.HostNameType == UriHostNameType.Dns
        ? vault.Host[(vault.Host.IndexOf('.', StringComparison.Ordinal) + 1)..]
        : "vault.azure.net";

    async Task<KeyVaultSigner> ReadAsync(string name, CancellationToken cancellationToken)
    {
        using JsonDocument answer = await SendAsync(pipeline, RequestMethod.Get, new Uri(options.Vault, $"keys/{name}?api-version={ApiVersion}"), null, name, cancellationToken);
        try
        {
            JsonElement key = answer.RootElement.GetProperty("key");
            string type = key.GetProperty("kty").GetString() ?? "";
            if (type is not ("RSA" or "RSA-HSM"))
            {
                throw new SigningException($"The key '{name}' in {options.Vault} is of type {type}; an RSA key is needed.");
            }

            using RSA rsa = RSA.Create(new RSAParameters
            {
                Modulus = Base64Url(key, "n"),
                Exponent = Base64Url(key, "e"),
            });
            return rsa.KeySize >= 2048
                ? new KeyVaultSigner(pipeline, new Uri(options.Vault, new Uri(key.GetProperty("kid").GetString()!).AbsolutePath), rsa.ExportSubjectPublicKeyInfo())
                : throw new SigningException($"The key '{name}' in {options.Vault} has {rsa.KeySize} bits; at least 2048 are needed.");
        }
        catch (Exception problem) when (problem is KeyNotFoundException or InvalidOperationException or FormatException or CryptographicException)
        {
            throw new SigningException($"{options.Vault} described the key '{name}' in a form that is not Key Vault's.", problem);
        }
    }

    internal static async Task<JsonDocument> SendAsync(HttpPipeline pipeline, RequestMethod method, Uri address, object? body, string keyName, CancellationToken cancellationToken)
    {
        using HttpMessage message = pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(address);
        message.Request.Headers.Add("Accept", "application/json");
        if (body is not null)
        {
            message.Request.Headers.Add("Content-Type", "application/json");
            message.Request.Content = RequestContent.Create(JsonSerializer.SerializeToUtf8Bytes(body));
        }

        try
        {
            await pipeline.SendAsync(message, cancellationToken);
            return message.Response.Status == 200
                ? JsonDocument.Parse(message.Response.Content)
                : throw new SigningException($"Key Vault answered {message.Response.Status} for the key '{keyName}' at {address.GetLeftPart(UriPartial.Path)}; check the key's name and this identity's rights to get and sign.");
        }
        catch (Exception problem) when (problem is Azure.RequestFailedException or JsonException or AggregateException)
        {
            throw new SigningException($"Key Vault at {address.GetLeftPart(UriPartial.Authority)} did not give a usable answer for the key '{keyName}'.", problem);
        }
    }

    internal static byte[] Base64Url(JsonElement parent, string member) =>
        System.Buffers.Text.Base64Url.DecodeFromChars(parent.GetProperty(member).GetString() ?? throw new FormatException($"'{member}' is null."));

    sealed class KeyVaultClientOptions : ClientOptions;
}
