using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;
using Hpki.Pki.Keys;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Hpki.Pki.Tests.Parts;

/// <summary>A vault of one RSA key that answers as Key Vault's REST API documents it ("Get Key", "Sign"), over TLS.</summary>
sealed class KeyVaultStub : IAsyncDisposable
{
    readonly WebApplication app;
    readonly X509Certificate2 certificate;

    KeyVaultStub(WebApplication app, X509Certificate2 certificate)
    {
        this.app = app;
        this.certificate = certificate;
    }

    public RSA Key { get; } = RSA.Create(2048);

    public ConcurrentQueue<string> Requests { get; } = new();

    public string CurrentVersion { get; set; } = "v1";

    public string KeyType { get; set; } = "RSA-HSM";

    public int? Refusal { get; set; }

    Uri Address => new(app.Urls.Single());

    public static async Task<KeyVaultStub> StartAsync()
    {
        X509Certificate2 certificate = OwnCertificate();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listener => listener.UseHttps(certificate)));
        WebApplication app = builder.Build();
        KeyVaultStub stub = new(app, certificate);
        app.Run(stub.AnswerAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return stub;
    }

    public KeyVaultKeys Keys()
    {
        HttpClientHandler trusting = new() { ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown?.Thumbprint == certificate.Thumbprint };
        return new(
            new() { Vault = Address, RootKey = "root-key", SigningKey = "sign-key", AuthenticationKey = "auth-key/v7" },
            new StubCredential(),
            new StubClientOptions { Transport = new HttpClientTransport(trusting), Retry = { MaxRetries = 0 } });
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        certificate.Dispose();
        Key.Dispose();
    }

    static X509Certificate2 OwnCertificate()
    {
        using RSA key = RSA.Create(2048);
        CertificateRequest request = new("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using X509Certificate2 made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }

    async Task AnswerAsync(HttpContext context)
    {
        using StreamReader reader = new(context.Request.Body);
        string body = await reader.ReadToEndAsync(context.RequestAborted);
        Requests.Enqueue($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString} {context.Request.Headers.Authorization} {body}");
        if (Refusal is { } status)
        {
            context.Response.StatusCode = status;
            return;
        }

        string[] path = context.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        string id = new Uri(Address, $"keys/{path[1]}/{(path.Length > 2 ? path[2] : CurrentVersion)}").AbsoluteUri;
        if (context.Request.Method == "POST")
        {
            byte[] hash = Base64Url.DecodeFromChars(JsonDocument.Parse(body).RootElement.GetProperty("value").GetString());
            byte[] signature = Key.SignHash(hash, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            await context.Response.WriteAsJsonAsync(new { kid = id, value = Base64Url.EncodeToString(signature) }, context.RequestAborted);
            return;
        }

        RSAParameters key = Key.ExportParameters(includePrivateParameters: false);
        await context.Response.WriteAsJsonAsync(
            new { key = new { kid = id, kty = KeyType, n = Base64Url.EncodeToString(key.Modulus), e = Base64Url.EncodeToString(key.Exponent) } },
            context.RequestAborted);
    }

    sealed class StubClientOptions : ClientOptions;

    sealed class StubCredential : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => new("stub-token", DateTimeOffset.UtcNow.AddHours(1));

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(GetToken(requestContext, cancellationToken));
    }
}
