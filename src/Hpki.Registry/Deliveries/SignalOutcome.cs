namespace Hpki.Registry.Deliveries;

/// <summary>What became of a signal.</summary>
public enum SignalOutcome
{
    Delivered,

    /// <summary>No instance with this id exists (the engine's NotFound).</summary>
    NoSuchInstance,

    /// <summary>The instance has ended (the engine's FailedPrecondition).</summary>
    Ended,
}
