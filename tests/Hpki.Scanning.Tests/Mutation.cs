using System.Buffers.Binary;

namespace Hpki.Scanning.Tests;

/// <summary>Damages files by a seed.</summary>
static class Mutation
{
    static readonly uint[] Extremes = [0, 1, 2, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF];

    /// <summary>Flipped, overwritten, removed and repeated pieces and numbers that are too large; half of them near the ends, where formats keep their tables.</summary>
    public static byte[] Of(byte[] original, int seed)
    {
        var random = new Random(seed);
        var bytes = original.ToList();
        for (var i = random.Next(1, 12); i > 0 && bytes.Count > 64; i--)
        {
            var near = Math.Min(bytes.Count, 1_000);
            var at = random.Next(4) switch { 0 => random.Next(near), 1 => bytes.Count - 1 - random.Next(near), _ => random.Next(bytes.Count) };
            var length = Math.Min(random.Next(1, 40), bytes.Count - at);
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 2:
                    bytes[at] = random.Next(2) == 0 ? byte.MinValue : byte.MaxValue;
                    break;
                case 3:
                    bytes.RemoveRange(at, length);
                    break;
                case 4:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                default:
                    WriteExtreme(bytes, at, random);
                    break;
            }
        }

        return [.. bytes];
    }

    /// <summary>A PNG's checksums made right again: without that, hardly any damage would be seen by what lies behind them.</summary>
    public static byte[] WithChecksums(byte[] png)
    {
        for (var at = 8; at + 12 <= png.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at));
            if (length > png.Length - at - 12)
            {
                break;
            }

            var end = at + 8 + (int)length;
            BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(end), Images.Crc32.Of(png.AsSpan(at + 4, 4 + (int)length)));
            at = end + 4;
        }

        return png;
    }

    static void WriteExtreme(List<byte> bytes, int at, Random random)
    {
        Span<byte> number = stackalloc byte[4];
        var value = Extremes[random.Next(Extremes.Length)];
        if (random.Next(2) == 0)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(number, value);
        }
        else
        {
            BinaryPrimitives.WriteUInt32BigEndian(number, value);
        }

        var width = random.Next(2) == 0 ? 2 : 4;
        for (var i = 0; i < width && at + i < bytes.Count; i++)
        {
            bytes[at + i] = number[i];
        }
    }
}
