namespace Hpki.Registry.Drafts;

/// <summary>A draft as it lies in its row: what was typed is encrypted, the rest says nothing about anybody.</summary>
sealed record DraftRow
{
    public required string Form { get; init; }

    public required int Version { get; init; }

    public required string Guide { get; init; }

    /// <summary>See <see cref="DraftCipher"/>; null once a request has taken it over.</summary>
    public string? Content { get; init; }

    public required DateTimeOffset StoredAt { get; init; }

    public required DateOnly DeleteOn { get; init; }

    public int Printings { get; init; }

    public string? UsedBy { get; init; }

    public string? UsedFor { get; init; }

    public DateTimeOffset? UsedAt { get; init; }
}
