using Microsoft.AspNetCore.Http;

namespace Hpki.LocalRuntime;

/// <summary>HTTP side of an invocation.</summary>
public static class FunctionContextExtensions
{
    // The key that the official ASP.NET Core integration uses.
    internal const string HttpContextKey = "HttpRequestContext";

    /// <summary>The HTTP context of an invocation that an HTTP request started; null for every other.</summary>
    /// <param name="context">The invocation.</param>
    public static HttpContext? GetHttpContext(this FunctionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Items.TryGetValue(HttpContextKey, out var value) ? value as HttpContext : null;
    }
}
