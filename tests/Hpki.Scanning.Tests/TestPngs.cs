using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Hpki.Scanning.Images;

namespace Hpki.Scanning.Tests;

/// <summary>PNG variants that SkiaSharp does not write.</summary>
static class TestPngs
{
    /// <summary>One-bit or palette pages; <paramref name="indices"/> holds one byte a pixel.</summary>
    public static byte[] Write(int width, int height, byte bits, byte colourType, byte[] indices, byte[]? palette = null, byte interlace = 0)
    {
        using var raw = new MemoryStream();
        using (var zlib = new ZLibStream(raw, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var y = 0; y < height; y++)
            {
                var row = new byte[((width * bits) + 7) / 8];
                for (var x = 0; x < width; x++)
                {
                    row[x * bits / 8] |= (byte)(indices[(y * width) + x] << (8 - bits - (x * bits % 8)));
                }

                zlib.WriteByte(0);
                zlib.Write(row);
            }
        }

        using var png = new MemoryStream();
        png.Write(ScanFormat.PngSignature);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9], header[12]) = (bits, colourType, interlace);
        Chunk(png, "IHDR", header);
        if (palette is not null)
        {
            Chunk(png, "PLTE", palette);
        }

        Chunk(png, "IDAT", raw.ToArray());
        Chunk(png, "IEND", []);
        return png.ToArray();
    }

    static void Chunk(MemoryStream png, string type, byte[] content)
    {
        byte[] typed = [.. Encoding.ASCII.GetBytes(type), .. content];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        png.Write(number);
        png.Write(typed);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Of(typed));
        png.Write(number);
    }
}
