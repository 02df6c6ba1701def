namespace Hpki.Scanning.Rendering;

/// <summary>
/// Whether a PDF may hold pictures that do not show as they are: masked ones, and ones that belong to a layer. Their dictionaries stand in
/// the file in plain text even when it is packed or encrypted, for a stream is never inside another one (ISO 32000-1, 7.5.7) and names are
/// not encrypted (7.6.1). Chance may put such a word between the bytes of a picture: then the pages are drawn, which is only slower.
/// </summary>
static class PictureTerms
{
    const int PieceBytes = 1 << 20;
    const int LongestTerm = 5;

    public static bool MayHide(ScanContent pdf)
    {
        var piece = new byte[Math.Min(PieceBytes, pdf.Length)];
        for (var at = 0; at < pdf.Length; at += PieceBytes - LongestTerm)
        {
            var part = piece.AsSpan(0, Math.Min(piece.Length, pdf.Length - at));
            pdf.Read(at, part);
            if (HasMask(part) || HasLayer(part))
            {
                return true;
            }
        }

        return false;
    }

    // /Mask, /SMask and /ImageMask.
    static bool HasMask(ReadOnlySpan<byte> part)
    {
        for (var found = part.IndexOf("Mask"u8); found >= 0; found = part.IndexOf("Mask"u8))
        {
            if (found > 0 && part[found - 1] is (byte)'/' or (byte)'S' or (byte)'e')
            {
                return true;
            }

            part = part[(found + 4)..];
        }

        return false;
    }

    // /OC 12 0 R
    static bool HasLayer(ReadOnlySpan<byte> part)
    {
        for (var found = part.IndexOf("/OC"u8); found >= 0; found = part.IndexOf("/OC"u8))
        {
            part = part[(found + 3)..];
            if (part is [(byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t', >= (byte)'0' and <= (byte)'9', ..])
            {
                return true;
            }
        }

        return false;
    }
}
