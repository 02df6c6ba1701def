namespace Hpki.Scanning.Images;

/// <summary>Apple's PackBits (TIFF 6.0, section 9) and PDF's RunLengthDecode differ in one byte: 128 is "nothing" here and "end" there.</summary>
static class PackBits
{
    const byte Nothing = 128;

    public static byte[] ToRunLength(ReadOnlySpan<byte> packed)
    {
        var result = new byte[packed.Length + 1];
        var length = 0;
        for (var at = 0; at < packed.Length;)
        {
            var code = packed[at];
            if (code == Nothing)
            {
                at++;
                continue;
            }

            var bytes = code < Nothing ? code + 2 : 2;
            if (bytes > packed.Length - at)
            {
                throw new ScanRefusedException(ScanRefusal.Truncated);
            }

            packed.Slice(at, bytes).CopyTo(result.AsSpan(length));
            at += bytes;
            length += bytes;
        }

        result[length++] = Nothing;
        return result[..length];
    }
}
