using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Access;

/// <summary>What every answer tells the browser: run nothing that is not ours, frame nothing, keep nothing that is not public.</summary>
static class SecurityHeaders
{
    public static void Set(HttpResponse response)
    {
        IHeaderDictionary headers = response.Headers;
        headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
    }
}
