namespace Hpki.LocalRuntime.Functions;

/// <summary>How an app is run by the local runtime.</summary>
public sealed record LocalFunctionsOptions
{
    /// <summary>Folder for the engine's store and the timers' last runs, made when it is missing; null keeps all in memory.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Prefix of every HTTP route, without slashes at its ends; see <see cref="HostJson.ReadRoutePrefix"/>.</summary>
    public string RoutePrefix { get; init; } = "api";

    /// <summary>Whether the clock runs timer functions; tests trigger them by hand.</summary>
    public bool RunTimers { get; init; } = true;
}
