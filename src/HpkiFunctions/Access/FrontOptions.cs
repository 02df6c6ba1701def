using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace HpkiFunctions.Access;

/// <summary>
/// When the identity header may be believed: behind App Service Authentication (which strips incoming ones), or when the request
/// carries the secret that the local host drew at this start.
/// </summary>
public sealed record FrontOptions(bool BehindAppService, string? Secret)
{
    /// <summary>The header by which the local host shows that a request came through it.</summary>
    public const string SecretHeader = "X-Hpki-Front";

    public static FrontOptions From(IConfiguration configuration) => new(
        string.Equals(configuration["WEBSITE_AUTH_ENABLED"], "True", StringComparison.OrdinalIgnoreCase),
        configuration["Front:Secret"] is { Length: > 0 } secret ? secret : null);

    public bool Trusts(HttpRequest request) =>
        BehindAppService
        || (Secret is not null
            && CryptographicOperations.FixedTimeEquals(
                Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(request.Headers[SecretHeader].ToString())));
}
