using Hpki.Scanning.Images;
using Hpki.Scanning.Rendering;

namespace Hpki.Scanning;

/// <summary>Tells the format from the content; names and declared types are the sender's and say nothing.</summary>
static class ScanFormat
{
    public const string Pdf = "application/pdf";
    public const string Tiff = "image/tiff";
    public const string Jpeg = "image/jpeg";
    public const string Png = "image/png";

    /// <summary>So many bytes from the start are enough to recognise a format.</summary>
    public const int HeadBytes = 1_100;

    /// <summary>Of one page so many bytes are taken into memory; A3 in colour at 300 dpi, not packed at all, is less.</summary>
    public const int MostPageBytes = 64 * 1024 * 1024;

    // Readers accept bytes before the header within the first kilobyte.
    const int PdfHeaderWithin = 1_024;

    public static string? Recognise(ReadOnlySpan<byte> content) => content switch
    {
        _ when content.StartsWith("II*\0"u8) || content.StartsWith("MM\0*"u8) || IsBigTiff(content) => Tiff,
        [0xFF, 0xD8, 0xFF, ..] => Jpeg,
        _ when content.StartsWith(PngSignature) => Png,
        _ when content[..Math.Min(content.Length, PdfHeaderWithin)].IndexOf("%PDF-"u8) >= 0 => Pdf,
        _ => null,
    };

    public static PageSource Open(string mediaType, ScanContent content, ScanReaderOptions options) => mediaType switch
    {
        Pdf => new PdfPages(content, options),
        Tiff => TiffPages.Open(content, options),
        Jpeg => Images.Jpeg.Open(OnePage(content), options.MaxPagePixels),
        Png => Images.Png.Open(OnePage(content), options.MaxPagePixels),
        _ => throw new ArgumentOutOfRangeException(nameof(mediaType), mediaType, "No reader for this media type."),
    };

    public static ReadOnlySpan<byte> PngSignature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    static ReadOnlyMemory<byte> OnePage(ScanContent content) =>
        content.Length <= MostPageBytes ? content.Slice(0, content.Length) : throw new ScanRefusedException(ScanRefusal.TooMuchMemory);

    static bool IsBigTiff(ReadOnlySpan<byte> content) => content.StartsWith("II+\0"u8) || content.StartsWith("MM\0+"u8);
}
