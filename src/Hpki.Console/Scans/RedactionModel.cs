using Hpki.Console.Layout;

namespace Hpki.Console.Scans;

/// <summary>個人番号の墨消し: one page, and the rectangles that are to be black.</summary>
public sealed record RedactionModel
{
    public required ConsoleFrame Frame { get; init; }

    public required string ScanId { get; init; }

    /// <summary>The page, unturned: rectangles are counted from how it came.</summary>
    public required SheetPage Sheet { get; init; }

    public required string Tag { get; init; }

    /// <summary>Rectangles in percent of the page's width and height, as they stand or were typed.</summary>
    public required IReadOnlyList<(string Left, string Top, string Width, string Height)> Areas { get; init; }

    /// <summary>Whether the first signature is there and the second is awaited.</summary>
    public required bool IsAsked { get; init; }

    public string? AskedBy { get; init; }

    public string? AskedAt { get; init; }

    public required ActionOffer Ask { get; init; }

    public required ActionOffer Decide { get; init; }

    /// <summary>How many other pages the file has: it is destroyed with this one.</summary>
    public required int OtherPages { get; init; }

    public IReadOnlyList<FieldError> Errors { get; init; } = [];
}
