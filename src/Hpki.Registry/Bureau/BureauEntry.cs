namespace Hpki.Registry.Bureau;

/// <summary>A file that went to the card bureau or came from it, as the journal has it: counts, codes and ids; nobody's data.</summary>
public sealed record BureauEntry
{
    /// <summary>Its name in the journal; the same whenever it is written.</summary>
    public required string EntryId { get; init; }

    /// <summary>Whether it came in; false when it went out.</summary>
    public required bool IsIncoming { get; init; }

    /// <summary>The name of the file in its box.</summary>
    public required string FileName { get; init; }

    /// <summary>Lower-case hexadecimal, of the whole file.</summary>
    public required string Sha256 { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>How many messages it holds; 0 when it could not be read.</summary>
    public required int Messages { get; init; }

    /// <summary>What of it could not be used.</summary>
    public IReadOnlyList<BureauRemark> Remarks { get; init; } = [];

    /// <summary>When a member of staff saw to the remarks; null until then, or when there are none.</summary>
    public DateTimeOffset? SeenAt { get; init; }

    /// <summary>Staff id.</summary>
    public string? SeenBy { get; init; }

    /// <summary>Whether somebody has to look at it.</summary>
    public bool IsParked() => Remarks.Count > 0 && SeenAt is null;
}
