using System.Text.Json.Serialization;

namespace Hpki.Console.Scans;

/// <summary>
/// The answer to an <see cref="UploadOffer"/>. The script PUTs each missing part to <see cref="PartsUrl"/><c>/{n}</c> (n from 1; header
/// <see cref="PartHashHeader"/>: the part's SHA-256, lower-case hexadecimal; any 2xx is success; a part may come again),
/// then POSTs to <see cref="CompleteUrl"/> (any 2xx is success). Errors are problem details whose <c>detail</c> is Japanese.
/// </summary>
/// <param name="PartsUrl"><see cref="ConsoleRoutes.ScanParts"/>.</param>
/// <param name="CompleteUrl"><see cref="ConsoleRoutes.ScanComplete"/>.</param>
/// <param name="PartBytes">The size of every part but the last; at most 8 MB.</param>
/// <param name="MissingParts">The parts still to send, from 1; empty when all have arrived.</param>
/// <param name="Message">A Japanese sentence when nothing is to be sent (for example: the same scan was received before); the script then stops and shows it.</param>
public sealed record UploadTicket(
    [property: JsonPropertyName("partsUrl")] string PartsUrl,
    [property: JsonPropertyName("completeUrl")] string CompleteUrl,
    [property: JsonPropertyName("partBytes")] int PartBytes,
    [property: JsonPropertyName("missingParts")] IReadOnlyList<int> MissingParts,
    [property: JsonPropertyName("message")] string? Message = null)
{
    /// <summary>Carries a part's SHA-256.</summary>
    public const string PartHashHeader = "X-Content-SHA256";

    /// <summary>The usual part: 4 MB.</summary>
    public const int UsualPartBytes = 4 * 1024 * 1024;
}
