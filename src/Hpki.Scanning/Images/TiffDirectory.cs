using System.Buffers.Binary;
using Hpki.Scanning.Rendering;

namespace Hpki.Scanning.Images;

/// <summary>One image file directory of a TIFF (TIFF 6.0, section 2). Every offset and count is checked before it is followed.</summary>
sealed class TiffDirectory
{
    const int EntryBytes = 12;

    readonly ScanContent file;
    readonly bool bigEndian;
    readonly Dictionary<TiffTag, (ushort Type, uint Count, int At)> entries = [];

    TiffDirectory(ScanContent file, bool bigEndian, int at)
    {
        this.file = file;
        this.bigEndian = bigEndian;
        var count = UInt16(at);
        for (var i = 0; i < count; i++)
        {
            var entry = at + 2 + (i * EntryBytes);
            entries.TryAdd((TiffTag)UInt16(entry), (UInt16(entry + 2), UInt32(entry + 4), entry + 8));
        }

        Next = UInt32(at + 2 + (count * EntryBytes));
    }

    uint Next { get; }

    /// <summary>All directories of the file, at most one more than <paramref name="most"/>.</summary>
    /// <exception cref="ScanRefusedException">The chain is broken.</exception>
    public static List<TiffDirectory> ReadAll(ScanContent file, int most)
    {
        if (file.Length < 8)
        {
            throw new ScanRefusedException(ScanRefusal.Truncated);
        }

        var head = file.Slice(0, 8).Span;
        var bigEndian = head[0] == 'M';
        var magic = bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(head[2..]) : BinaryPrimitives.ReadUInt16LittleEndian(head[2..]);
        if (magic != 42)
        {
            throw new ScanRefusedException(ScanRefusal.NotSupported("4 GB を超える大きさのための TIFF（BigTIFF）", "BigTIFF"));
        }

        var first = bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(head[4..]) : BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
        var seen = new HashSet<uint>();
        var directories = new List<TiffDirectory>();
        for (var at = first; at != 0 && directories.Count <= most; at = directories[^1].Next)
        {
            if (!seen.Add(at))
            {
                throw new ScanRefusedException(ScanRefusal.Damaged);
            }

            directories.Add(new TiffDirectory(file, bigEndian, at <= int.MaxValue ? (int)at : throw new ScanRefusedException(ScanRefusal.Truncated)));
        }

        return directories;
    }

    public bool Has(TiffTag tag) => entries.ContainsKey(tag);

    public uint Number(TiffTag tag, uint otherwise) => Has(tag) ? Numbers(tag) is [var first, ..] ? first : otherwise : otherwise;

    /// <summary>The values of a tag of whole numbers; empty when it is missing.</summary>
    public uint[] Numbers(TiffTag tag)
    {
        if (!entries.TryGetValue(tag, out var entry))
        {
            return [];
        }

        var size = entry.Type switch { 1 => 1, 3 => 2, 4 => 4, _ => throw new ScanRefusedException(ScanRefusal.Damaged) };
        // The count is believed only once so many values lie inside the file.
        var values = file.Slice(Values(entry, size), (int)entry.Count * size).Span;
        var numbers = new uint[entry.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            var value = values[(i * size)..];
            numbers[i] = size switch { 1 => value[0], 2 => UInt16(value), _ => UInt32(value) };
        }

        return numbers;
    }

    /// <summary>A fraction, or 0 when it is missing or not a number.</summary>
    public double Fraction(TiffTag tag)
    {
        if (!entries.TryGetValue(tag, out var entry) || entry.Type != 5 || entry.Count == 0)
        {
            return 0;
        }

        var at = Values(entry, 8);
        var denominator = UInt32(at + 4);
        return denominator == 0 ? 0 : (double)UInt32(at) / denominator;
    }

    public ReadOnlyMemory<byte> Bytes(TiffTag tag) =>
        entries.TryGetValue(tag, out var entry) ? file.Slice(Values(entry, 1), (int)entry.Count) : ReadOnlyMemory<byte>.Empty;

    public ReadOnlyMemory<byte> Slice(uint at, uint length) =>
        (long)at + length <= file.Length ? file.Slice((int)at, (int)length) : throw new ScanRefusedException(ScanRefusal.Truncated);

    /// <exception cref="ScanRefusedException">Not all of it lies inside the file.</exception>
    public void CheckInside(uint at, uint length)
    {
        if ((long)at + length > file.Length)
        {
            throw new ScanRefusedException(ScanRefusal.Truncated);
        }
    }

    public int FileLength => file.Length;

    // Values of up to four bytes stand in the entry itself.
    int Values((ushort Type, uint Count, int At) entry, int size)
    {
        var bytes = (long)entry.Count * size;
        var at = bytes <= 4 ? entry.At : (long)UInt32(entry.At);
        return at + bytes <= file.Length ? (int)at : throw new ScanRefusedException(ScanRefusal.Truncated);
    }

    ushort UInt16(int at) => UInt16(Part(at, 2));

    uint UInt32(int at) => UInt32(Part(at, 4));

    ushort UInt16(ReadOnlySpan<byte> bytes) => bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    uint UInt32(ReadOnlySpan<byte> bytes) => bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);

    ReadOnlySpan<byte> Part(int at, int length) =>
        at >= 0 && at <= file.Length - length ? file.Slice(at, length).Span : throw new ScanRefusedException(ScanRefusal.Truncated);
}
