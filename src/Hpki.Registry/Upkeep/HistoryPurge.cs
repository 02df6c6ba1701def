namespace Hpki.Registry.Upkeep;

/// <summary>How far a purge of old histories has come.</summary>
public sealed record HistoryPurge
{
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it was through; null while it goes on.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Where it goes on; null before the first page and after the last.</summary>
    public string? Next { get; init; }

    public int Purged { get; init; }

    /// <summary>Accepted long ago and ended lately, or begun anew meanwhile.</summary>
    public int Kept { get; init; }
}
