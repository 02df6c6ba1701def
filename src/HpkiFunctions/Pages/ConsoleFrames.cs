using Hpki.Console.Layout;
using HpkiFunctions.Access;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace HpkiFunctions.Pages;

/// <summary>Makes what surrounds every page: who is signed in, the token of its forms, the outcome of the action before.</summary>
public sealed class ConsoleFrames(IAntiforgery antiforgery, PageOptions options)
{
    public ConsoleFrame Of(HttpRequest request)
    {
        StaffPrincipal staff = request.Staff();

        // The service writes the same, and warns of whatever it replaces.
        request.HttpContext.Response.Headers.Remove(HeaderNames.CacheControl);
        AntiforgeryTokenSet tokens = antiforgery.GetAndStoreTokens(request.HttpContext);
        return new()
        {
            Staff = new() { Name = staff.DisplayName, Roles = staff.Roles },
            Token = new(tokens.FormFieldName, tokens.RequestToken ?? throw new InvalidOperationException("The anti-forgery service gave no token.")),
            Flash = Flashes.Take(request),
            Installation = options.Installation,
        };
    }
}
