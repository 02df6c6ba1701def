using Hpki.Scanning.Forms;

namespace Hpki.Scanning;

/// <summary>One page of a scan: its picture and the codes on it.</summary>
public sealed record ScannedPage
{
    /// <summary>Position in the file, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Width of the picture in pixels; 0 when there is none.</summary>
    public required int WidthPixels { get; init; }

    /// <summary>Height of the picture in pixels; 0 when there is none.</summary>
    public required int HeightPixels { get; init; }

    /// <summary>
    /// A gray JPEG (<c>image/jpeg</c>) drawn anew from the page's pixels, never the bytes that came in, so it is safe in a browser.
    /// A form of ours is turned upright and straight in it. Null when the page could not be drawn.
    /// </summary>
    public required byte[]? ViewerImage { get; init; }

    /// <summary>The same, about 400 by 600 pixels. Null when the page could not be drawn.</summary>
    public byte[]? Thumbnail { get; init; }

    /// <summary>The QR codes on the page, each text once.</summary>
    public required IReadOnlyList<FoundCode> Codes { get; init; }

    /// <summary>
    /// Whether nothing is on the page: the empty back of a sheet. It is kept like every page, and needs nobody's attention.
    /// </summary>
    public bool IsBlank { get; init; }

    /// <summary>What was read of it as a form of ours; null when it is none, or when codes on it contradict each other.</summary>
    public FormReading? Form { get; init; }

    /// <summary>
    /// Whether the page bears marks like those of our forms, but neither a code nor its lines say which form it is: it may be anybody's, and
    /// is nobody's enclosure.
    /// </summary>
    public bool IsUnknownForm { get; init; }

    /// <summary>Set when a person must look at the page, with the reason.</summary>
    public required PageDoubt? Doubt { get; init; }

    public bool NeedsEyes => Doubt is not null;
}
