namespace Hpki.Registry.Audit;

/// <summary>An operator's hand in the machinery where no holder is concerned: the access log says that it was there, and this says why.</summary>
public sealed record Intervention
{
    public required string InstanceId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Staff id.</summary>
    public required string Staff { get; init; }

    /// <summary>What was ordered, as the timeline would say it.</summary>
    public required string Code { get; init; }

    /// <summary>Free text.</summary>
    public required string Reason { get; init; }
}
