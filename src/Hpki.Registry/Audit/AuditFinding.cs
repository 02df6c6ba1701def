namespace Hpki.Registry.Audit;

/// <summary>One thing that is not as it was recorded.</summary>
public sealed record AuditFinding
{
    public required FindingKind Kind { get; init; }

    public string? HolderId { get; init; }

    /// <summary>Of the event on the holder's timeline.</summary>
    public long? Sequence { get; init; }

    /// <summary>The seal or the access log concerned.</summary>
    public string? Blob { get; init; }

    /// <summary>What exactly, in English for the log.</summary>
    public required string What { get; init; }

    public override string ToString() =>
        string.Join(' ', new[] { $"{Kind}:", HolderId is null ? null : $"holder {HolderId}", Sequence is null ? null : $"event {Sequence}", Blob, $"- {What}" }.Where(part => part is not null));
}
