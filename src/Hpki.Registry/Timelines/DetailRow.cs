namespace Hpki.Registry.Timelines;

/// <summary>The deletable row beside an event.</summary>
sealed record DetailRow
{
    public required string Salt { get; init; }

    public required string Text { get; init; }
}
