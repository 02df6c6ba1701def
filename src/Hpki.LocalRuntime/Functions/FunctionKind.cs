namespace Hpki.LocalRuntime.Functions;

/// <summary>What starts a function.</summary>
public enum FunctionKind
{
    /// <summary>An HTTP request.</summary>
    Http,

    /// <summary>A schedule.</summary>
    Timer,

    /// <summary>A turn of an orchestration.</summary>
    Orchestrator,

    /// <summary>An orchestration that calls an activity.</summary>
    Activity,
}
