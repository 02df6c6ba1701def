namespace Hpki.LocalRuntime;

/// <summary>Marks the <c>HttpRequest</c> parameter of a function that is started by an HTTP request.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class HttpTriggerAttribute : Attribute
{
    /// <summary>Every method, <see cref="AuthorizationLevel.Function"/>.</summary>
    public HttpTriggerAttribute()
    {
        AuthLevel = AuthorizationLevel.Function;
    }

    /// <summary>The given methods, <see cref="AuthorizationLevel.Anonymous"/>.</summary>
    /// <param name="methods">HTTP methods, in any case.</param>
    public HttpTriggerAttribute(params string[] methods)
    {
        Methods = methods;
    }

    /// <summary>Every method, the given level.</summary>
    /// <param name="authLevel">The access key asked of the caller.</param>
    public HttpTriggerAttribute(AuthorizationLevel authLevel)
    {
        AuthLevel = authLevel;
    }

    /// <summary>The given methods and level.</summary>
    /// <param name="authLevel">The access key asked of the caller.</param>
    /// <param name="methods">HTTP methods, in any case.</param>
    public HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods)
    {
        AuthLevel = authLevel;
        Methods = methods;
    }

    /// <summary>The access key asked of the caller.</summary>
    public AuthorizationLevel AuthLevel { get; }

    /// <summary>HTTP methods the function answers; null for all.</summary>
    public string[]? Methods { get; }

    /// <summary>
    /// ASP.NET Core route template below the route prefix of <c>host.json</c>; null for the function's name.
    /// <c>"/"</c> is refused at start: on the official host it breaks every HTTP function of the app.
    /// </summary>
    public string? Route { get; set; }
}
