using System.Buffers.Binary;
using System.IO.Compression;

namespace Hpki.LocalHost.Demo;

/// <summary>Writes gray pages as a multi-page TIFF as scanners do: one strip a page, Deflate (TIFF 6.0; Adobe Photoshop TIFF Technical Notes for compression 8).</summary>
static class GrayTiff
{
    const ushort Short = 3;
    const ushort Long = 4;
    const ushort Rational = 5;
    const uint AdobeDeflate = 8;
    const uint BlackIsZero = 1;
    const uint PerInch = 2;

    // A page: one byte a pixel, row by row.
    public static byte[] Write(IEnumerable<(int Width, int Height, byte[] Pixels)> pages, uint dpi)
    {
        using var file = new MemoryStream();
        file.Write("II*\0"u8); // little-endian
        long link = file.Position;
        WriteLong(file, 0);
        foreach ((int width, int height, byte[] pixels) in pages)
        {
            uint strip = (uint)file.Position;
            using (var deflate = new ZLibStream(file, CompressionLevel.Optimal, leaveOpen: true))
            {
                deflate.Write(pixels);
            }
            uint stripBytes = (uint)file.Position - strip;
            Align(file);
            uint resolution = (uint)file.Position;
            WriteLong(file, dpi);
            WriteLong(file, 1);
            link = WriteDirectory(file, link,
            [
                (256, Long, (uint)width),
                (257, Long, (uint)height),
                (258, Short, 8), // bits a sample
                (259, Short, AdobeDeflate),
                (262, Short, BlackIsZero),
                (273, Long, strip),
                (277, Short, 1), // samples a pixel
                (278, Long, (uint)height), // rows a strip
                (279, Long, stripBytes),
                (282, Rational, resolution),
                (283, Rational, resolution),
                (296, Short, PerInch),
            ]);
        }
        return file.ToArray();
    }

    /// <summary>Writes the directory here and names it in the link before it.</summary>
    /// <returns>Where the link to the next directory stands.</returns>
    static long WriteDirectory(MemoryStream file, long link, (ushort Tag, ushort Type, uint Value)[] entries)
    {
        Align(file);
        uint start = (uint)file.Position;
        file.Position = link;
        WriteLong(file, start);
        file.Position = start;
        WriteShort(file, (ushort)entries.Length);
        foreach ((ushort tag, ushort type, uint value) in entries)
        {
            WriteShort(file, tag);
            WriteShort(file, type);
            WriteLong(file, 1);
            WriteLong(file, value); // a short stands in the first two bytes: the same in little-endian
        }
        long next = file.Position;
        WriteLong(file, 0);
        return next;
    }

    static void Align(MemoryStream file)
    {
        if (file.Position % 2 != 0)
        {
            file.WriteByte(0);
        }
    }

    static void WriteShort(MemoryStream file, ushort value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, value);
        file.Write(bytes);
    }

    static void WriteLong(MemoryStream file, uint value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        file.Write(bytes);
    }
}
