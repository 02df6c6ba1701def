namespace Hpki.Console.Scans;

/// <summary>A page that waits for a person.</summary>
public sealed record TrayPage
{
    public required string ScanId { get; init; }

    /// <summary>From 1; 0 is a whole file of which no page could be made.</summary>
    public required int Page { get; init; }

    public required string FileName { get; init; }

    public required string ReceivedAt { get; init; }

    /// <summary>Why it could not be filed, one Japanese sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>Whether this is a whole file: it has no image, and it cannot be filed, only set aside.</summary>
    public bool IsWholeFile => Page == 0;

    /// <summary>What was typed, when the form comes back with errors.</summary>
    public TrayEntry Entry { get; init; } = TrayEntry.Empty;

    /// <summary>What was wrong; field names of <see cref="TrayFields"/>.</summary>
    public IReadOnlyList<FieldError> Errors { get; init; } = [];
}
