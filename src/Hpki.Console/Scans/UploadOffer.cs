using System.Text.Json.Serialization;

namespace Hpki.Console.Scans;

/// <summary>
/// What the upload script POSTs to <see cref="ConsoleRoutes.Scans"/> as JSON. The same file offered twice leads to the same scan:
/// the hash names the content.
/// </summary>
/// <param name="FileName">As on the member's machine; for display only.</param>
/// <param name="Length">In bytes.</param>
/// <param name="Sha256">Of the whole file, lower-case hexadecimal.</param>
public sealed record UploadOffer(
    [property: JsonPropertyName("fileName")] string FileName,
    [property: JsonPropertyName("length")] long Length,
    [property: JsonPropertyName("sha256")] string Sha256);
