namespace Hpki.Console.Scans;

/// <summary>A page that waits for a person.</summary>
public sealed record TrayPage
{
    public required string ScanId { get; init; }

    /// <summary>From 1; 0 is a whole file of which no page could be made.</summary>
    public required int Page { get; init; }

    /// <summary>The last page of the document that begins with <see cref="Page"/>.</summary>
    public int LastPage { get; init; }

    /// <summary>The name of the colleague whom it was passed to.</summary>
    public string? AssignedTo { get; init; }

    public string? Note { get; init; }

    /// <summary>Whether it is here for the second signature under its redaction, and for nothing else.</summary>
    public bool AwaitsRedaction { get; init; }

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
