namespace Hpki.Console.Scans;

/// <summary>A page of a document as it is shown.</summary>
public sealed record SheetPage
{
    public required int Page { get; init; }

    /// <summary>Of the picture in pixels.</summary>
    public required double Width { get; init; }

    /// <summary>Of the picture in pixels.</summary>
    public required double Height { get; init; }

    /// <summary>Clockwise: 0, 90, 180 or 270.</summary>
    public int Turn { get; init; }

    public bool IsBlank { get; init; }

    /// <summary>Whether a redaction of it waits for its second signature.</summary>
    public bool AwaitsRedaction { get; init; }

    public bool IsRedacted { get; init; }
}
