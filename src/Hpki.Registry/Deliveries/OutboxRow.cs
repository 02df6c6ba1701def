namespace Hpki.Registry.Deliveries;

/// <summary>What one decision has to send out: a row of the holder's partition, written with the decision and deleted when delivered.</summary>
sealed record OutboxRow
{
    public required string DecisionKey { get; init; }

    public required IReadOnlyList<OutboxItem> Items { get; init; }
}
