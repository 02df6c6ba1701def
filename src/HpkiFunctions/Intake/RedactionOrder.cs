using Hpki.Registry.Scans;

namespace HpkiFunctions.Intake;

/// <summary>個人番号の墨消し: where a page shows what may not be kept.</summary>
public sealed record RedactionOrder
{
    /// <summary>1 to 20 rectangles in thousandths of the page's width and height, as it came.</summary>
    public required IReadOnlyList<PageArea> Areas { get; init; }

    /// <summary>The document's tag as it was seen.</summary>
    public required string Seen { get; init; }
}
