using HpkiFunctions.Access;
using Microsoft.Net.Http.Headers;

namespace Hpki.LocalHost.Identity;

/// <summary>
/// Plays the part of App Service Authentication in front of the app (design §7): takes away every identity header that came from outside
/// and says itself who is signed in. Requests of nobody go through without identity; the app's route classes decide about them.
/// </summary>
sealed class IdentityFront(RequestDelegate next, FrontSecret secret)
{
    const string PrincipalPrefix = "X-MS-CLIENT-PRINCIPAL";
    const string TokenPrefix = "X-MS-TOKEN-";

    public async Task InvokeAsync(HttpContext context)
    {
        RemoveIdentity(context.Request.Headers);
        if (await StaffCookie.ReadAsync(context) is { } member)
        {
            ClientPrincipal.Of(member).WriteTo(context.Request.Headers);
            context.Request.Headers[FrontOptions.SecretHeader] = secret.Value;
        }
        else if (IsPageRequest(context.Request))
        {
            context.Response.OnStarting(SendToSignIn, context);
        }
        await next(context);
    }

    static void RemoveIdentity(IHeaderDictionary headers)
    {
        foreach (string name in headers.Keys.Where(IsIdentity).ToArray())
        {
            headers.Remove(name);
        }
    }

    static bool IsIdentity(string header) =>
        header.StartsWith(PrincipalPrefix, StringComparison.OrdinalIgnoreCase)
        || header.StartsWith(TokenPrefix, StringComparison.OrdinalIgnoreCase)
        || header.Equals(FrontOptions.SecretHeader, StringComparison.OrdinalIgnoreCase);

    // A browser that follows a link or an address, not a script and not a program.
    static bool IsPageRequest(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && request.GetTypedHeaders().Accept.Any(type => type.MatchesMediaType("text/html") && type.MediaType != "*/*");

    /// <summary>A page that the app refuses for want of a sign-in becomes the way to the sign-in page.</summary>
    static Task SendToSignIn(object state)
    {
        var context = (HttpContext)state;
        if (context.Response.StatusCode == StatusCodes.Status401Unauthorized)
        {
            context.Response.StatusCode = StatusCodes.Status302Found;
            context.Response.Headers.Remove(HeaderNames.WWWAuthenticate);
            context.Response.Headers.Location = SignInEndpoints.AddressFor(context.Request.PathBase + context.Request.Path + context.Request.QueryString);
        }
        return Task.CompletedTask;
    }
}
