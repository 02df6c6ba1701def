using HpkiFunctions.Http;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace HpkiFunctions.Access;

/// <summary>Whether a request that changes something may have been sent by a foreign page in a signed-in person's browser.</summary>
public static class CrossSite
{
    // A form can be posted from anywhere, so it needs its token; other content types cannot leave a foreign page without a preflight, which no one answers.
    public static async Task<bool> IsForgedAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
        {
            return false;
        }

        if (http.Request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site")
        {
            return true;
        }

        bool preflighted = http.Request.Sends(MediaTypes.Json) || http.Request.Sends(MediaTypes.Bytes);
        return !preflighted && !await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http);
    }
}
