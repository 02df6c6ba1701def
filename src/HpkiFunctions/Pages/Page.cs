using Hpki.Console.Layout;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace HpkiFunctions.Pages;

/// <summary>The answers that pages are made of.</summary>
static class Page
{
    /// <summary>A page with its model.</summary>
    public static IResult Of<TPage, TModel>(TModel model, int status = StatusCodes.Status200OK)
        where TPage : ConsolePage<TModel>
        where TModel : notnull =>
        new RazorComponentResult<TPage>(new Dictionary<string, object?> { [nameof(ConsolePage<TModel>.Model)] = model }) { StatusCode = status };

    /// <summary>A PDF in the browser's own viewer, which draws with styles of its own.</summary>
    public static IResult Pdf(HttpRequest request, byte[] pdf, EntityTagHeaderValue? entityTag = null)
    {
        request.HttpContext.Response.Headers.ContentSecurityPolicy = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";
        return Results.Bytes(pdf, "application/pdf", entityTag: entityTag);
    }

    /// <summary>After a form was accepted: the browser goes on to this address with a GET, so a reload sends nothing again.</summary>
    public static IResult SeeOther(string url) => new SeeOtherResult(url);

    sealed class SeeOtherResult(string url) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = url;
            return Task.CompletedTask;
        }
    }
}
