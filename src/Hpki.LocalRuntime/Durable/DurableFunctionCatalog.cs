namespace Hpki.LocalRuntime.Durable;

/// <summary>The orchestrators and activities of an app, by name without regard to case. Filled before the engine starts.</summary>
public sealed class DurableFunctionCatalog
{
    readonly Dictionary<string, OrchestratorFunction> _orchestrators = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, ActivityFunction> _activities = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds an orchestrator.</summary>
    /// <exception cref="ArgumentException">The name is empty or taken.</exception>
    public DurableFunctionCatalog AddOrchestrator(string name, OrchestratorFunction function)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(function);
        _orchestrators.Add(name, function);
        return this;
    }

    /// <summary>Adds an activity.</summary>
    /// <exception cref="ArgumentException">The name is empty or taken.</exception>
    public DurableFunctionCatalog AddActivity(string name, ActivityFunction function)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(function);
        _activities.Add(name, function);
        return this;
    }

    internal OrchestratorFunction? FindOrchestrator(string name) => _orchestrators.GetValueOrDefault(name);

    internal ActivityFunction? FindActivity(string name) => _activities.GetValueOrDefault(name);
}
