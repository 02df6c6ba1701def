using Hpki.Console.Layout;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace HpkiFunctions.Pages;

/// <summary>Makes the token that the forms of an answer carry.</summary>
static class FormTokens
{
    public static FormToken TokenFor(this IAntiforgery antiforgery, HttpRequest request)
    {
        // The service writes the same, and warns of whatever it replaces.
        request.HttpContext.Response.Headers.Remove(HeaderNames.CacheControl);
        AntiforgeryTokenSet tokens = antiforgery.GetAndStoreTokens(request.HttpContext);
        return new(tokens.FormFieldName, tokens.RequestToken ?? throw new InvalidOperationException("The anti-forgery service gave no token."));
    }
}
