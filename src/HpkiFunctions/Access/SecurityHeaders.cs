using Hpki.Console;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Access;

/// <summary>What every answer tells the browser: run nothing that is not ours, frame nothing, keep nothing that is not public.</summary>
static class SecurityHeaders
{
    public static void Set(HttpResponse response)
    {
        IHeaderDictionary headers = response.Headers;
        headers.ContentSecurityPolicy = ConsoleSecurity.PagePolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
    }
}
