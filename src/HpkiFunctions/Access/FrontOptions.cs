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
    const string LocalSignIn = "/sign-in?returnUrl=";
    const string AppServiceSignIn = "/.auth/login/aad?post_login_redirect_uri=";

    /// <summary>The header by which the local host shows that a request came through it.</summary>
    public const string SecretHeader = "X-Hpki-Front";

    /// <summary>Where the front signs people in; the address to come back to is appended (setting <c>Front:SignInPath</c>).</summary>
    public string SignInPath { get; init; } = LocalSignIn;

    public static FrontOptions From(IConfiguration configuration)
    {
        bool behindAppService = string.Equals(configuration["WEBSITE_AUTH_ENABLED"], "True", StringComparison.OrdinalIgnoreCase);
        return new(behindAppService, configuration["Front:Secret"] is { Length: > 0 } secret ? secret : null)
        {
            SignInPath = configuration["Front:SignInPath"] is { Length: > 0 } path ? path : behindAppService ? AppServiceSignIn : LocalSignIn,
        };
    }

    /// <summary>The way to the sign-in and back to this page. A path of this site only, so that nobody is led elsewhere.</summary>
    public string SignInAddress(HttpRequest request) => SignInAddress($"{request.PathBase}{request.Path}{request.QueryString}");

    /// <summary>The way to the sign-in and on to a page of this site.</summary>
    public string SignInAddress(string page) => SignInPath + Uri.EscapeDataString(page);

    /// <summary>Who the front says has signed in; null when nobody has, or it was not the front that says so.</summary>
    public StaffPrincipal? StaffOf(HttpRequest request) => Trusts(request) ? StaffPrincipal.Parse(request.Headers[StaffPrincipal.Header]) : null;

    bool Trusts(HttpRequest request) =>
        BehindAppService
        || (Secret is not null
            && CryptographicOperations.FixedTimeEquals(
                Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(request.Headers[SecretHeader].ToString())));
}
