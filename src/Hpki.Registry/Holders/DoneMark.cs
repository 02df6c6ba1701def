namespace Hpki.Registry.Holders;

/// <summary>The row that says a decision is made: by which attempt, and which outbox row it left (null when nothing leaves the house).</summary>
sealed record DoneMark
{
    public required string Attempt { get; init; }

    public required DateTimeOffset At { get; init; }

    public string? OutboxRow { get; init; }

    /// <summary>What <see cref="Decision.Content"/> said; null when nothing.</summary>
    public string? Content { get; init; }
}
