namespace Hpki.Scanning.Images;

/// <summary>The strips or tiles of a TIFF page, translated for PDF's filters (ISO 32000-1, 7.4) without unpacking them.</summary>
sealed class TiffStrips
{
    /// <summary>No scanner cuts a page into more pieces.</summary>
    const int MostPieces = 20_000;

    readonly TiffDirectory directory;
    readonly int height;
    readonly int width;
    readonly int across;
    readonly int down;
    readonly bool isTiled;
    readonly int components;
    readonly int bits;
    readonly bool blackIsZero;
    readonly bool isYCbCr;
    readonly TiffCompression compression;
    readonly int rowsPerStrip;
    readonly uint[] offsets;
    readonly uint[] counts;

    public TiffStrips(TiffDirectory directory, int width, int height, int components, int bits, bool blackIsZero, bool isYCbCr)
    {
        this.directory = directory;
        this.height = height;
        isTiled = directory.Has(TiffTag.TileWidth);
        this.components = components;
        this.bits = bits;
        this.blackIsZero = blackIsZero;
        this.isYCbCr = isYCbCr;
        compression = (TiffCompression)directory.Number(TiffTag.Compression, 1);
        this.width = isTiled ? TileSide(TiffTag.TileWidth) : width;
        rowsPerStrip = isTiled ? TileSide(TiffTag.TileLength) : (int)Math.Clamp(directory.Number(TiffTag.RowsPerStrip, uint.MaxValue), 1, (uint)height);
        (across, down) = ((width + this.width - 1) / this.width, (height + rowsPerStrip - 1) / rowsPerStrip);
        offsets = directory.Numbers(isTiled ? TiffTag.TileOffsets : TiffTag.StripOffsets);
        counts = directory.Numbers(isTiled ? TiffTag.TileByteCounts : TiffTag.StripByteCounts);
        Check();
    }

    /// <summary>Fax codes speak of black and white runs, not of samples.</summary>
    public bool AreBilevelCodes => compression is TiffCompression.ModifiedHuffman or TiffCompression.Group3 or TiffCompression.Group4;

    public IReadOnlyList<ImageStrip> ReadAll() => [.. Enumerable.Range(0, offsets.Length).Select(Read)];

    ImageStrip Read(int index)
    {
        var (left, top) = (index % across * width, index / across * rowsPerStrip);
        var rows = isTiled ? rowsPerStrip : Math.Min(rowsPerStrip, height - top);
        var data = Ordered(directory.Slice(offsets[index], counts[index]));
        return compression switch
        {
            TiffCompression.None => new ImageStrip(left, top, width, rows, Complete(data, rows), ""),
            TiffCompression.ModifiedHuffman => new ImageStrip(left, top, width, rows, data, Fax(0, rows, "/EncodedByteAlign true")),
            TiffCompression.Group3 => new ImageStrip(left, top, width, rows, data, Fax((T4Options & 1) != 0 ? 1 : 0, rows, "/EndOfLine true")),
            TiffCompression.Group4 => new ImageStrip(left, top, width, rows, data, Fax(-1, rows, "")),
            TiffCompression.Lzw => new ImageStrip(left, top, width, rows, NewLzw(data), Flat("LZWDecode")),
            TiffCompression.Deflate or TiffCompression.OldDeflate => new ImageStrip(left, top, width, rows, data, Flat("FlateDecode")),
            TiffCompression.PackBits => new ImageStrip(left, top, width, rows, PackBits.ToRunLength(data.Span), "/Filter/RunLengthDecode"),
            TiffCompression.Jpeg => new ImageStrip(left, top, width, rows, WholeJpeg(data, rows), $"/Filter/DCTDecode/DecodeParms<</ColorTransform {(isYCbCr ? 1 : 0)}>>"),
            _ => throw new InvalidOperationException($"The compression {compression} was not checked."),
        };
    }

    void Check()
    {
        if (!Enum.IsDefined(compression) || compression == TiffCompression.OldJpeg)
        {
            throw Unsupported("この圧縮方式の TIFF", $"TIFF compression {(uint)compression}");
        }

        if (AreBilevelCodes && (bits != 1 || components != 1))
        {
            throw new ScanRefusedException(ScanRefusal.Damaged);
        }

        if (compression == TiffCompression.Jpeg && bits != 8)
        {
            throw new ScanRefusedException(ScanRefusal.Damaged);
        }

        const uint UncompressedMode = 2;
        if (((T4Options | directory.Number(TiffTag.T6Options, 0)) & UncompressedMode) != 0)
        {
            throw Unsupported("非圧縮モードを含むファクス形式の TIFF", "TIFF with uncompressed mode in fax codes");
        }

        if (Predictor > 2)
        {
            throw Unsupported("浮動小数点の TIFF", "TIFF with floating point samples");
        }

        // Overlapping strips would let a small file ask for any amount of work.
        if (offsets.Length > MostPieces || offsets.Length != (long)across * down || counts.Length != offsets.Length || counts.Sum(c => (long)c) > directory.FileLength)
        {
            throw new ScanRefusedException(ScanRefusal.Damaged);
        }

        if (counts.Sum(c => (long)c) > ScanFormat.MostPageBytes)
        {
            throw new ScanRefusedException(ScanRefusal.TooMuchMemory);
        }

        for (var i = 0; i < offsets.Length; i++)
        {
            directory.CheckInside(offsets[i], counts[i]);
        }
    }

    // TIFF 6.0, section 15: a multiple of 16; larger than a page it would only be a way to ask for memory.
    int TileSide(TiffTag tag) => directory.Number(tag, 0) is > 0 and <= 8_192 and var side && side % 16 == 0 ? (int)side : throw new ScanRefusedException(ScanRefusal.Damaged);

    uint T4Options => directory.Number(TiffTag.T4Options, 0);

    uint Predictor => directory.Number(TiffTag.Predictor, 1);

    int RowBytes => ((width * components * bits) + 7) / 8;

    ReadOnlyMemory<byte> Complete(ReadOnlyMemory<byte> data, int rows)
    {
        var bytes = (long)RowBytes * rows;
        return data.Length >= bytes ? data[..(int)bytes] : throw new ScanRefusedException(ScanRefusal.Truncated);
    }

    // Fill order 2: the first pixel is the lowest bit. JPEG data do not know it.
    ReadOnlyMemory<byte> Ordered(ReadOnlyMemory<byte> data)
    {
        if (directory.Number(TiffTag.FillOrder, 1) != 2 || compression == TiffCompression.Jpeg)
        {
            return data;
        }

        var reversed = data.ToArray();
        foreach (ref var b in reversed.AsSpan())
        {
            b = (byte)(((b * 0x80200802UL) & 0x0884422110UL) * 0x0101010101UL >> 32);
        }

        return reversed;
    }

    string Fax(int k, int rows, string more) =>
        $"/Filter/CCITTFaxDecode/DecodeParms<</K {k}/Columns {width}/Rows {rows}/BlackIs1 {(blackIsZero ? "true" : "false")}/EndOfBlock false{more}>>";

    string Flat(string filter) => Predictor == 1
        ? $"/Filter/{filter}"
        : $"/Filter/{filter}/DecodeParms<</Predictor 2/Colors {components}/BitsPerComponent {bits}/Columns {width}>>";

    // Before TIFF 6.0 codes were written lowest bit first; such a strip begins with the clear code 256 as 00 01.
    static ReadOnlyMemory<byte> NewLzw(ReadOnlyMemory<byte> data) => data.Span is [0x00, var second, ..] && (second & 1) != 0
        ? throw Unsupported("古い LZW 圧縮方式の TIFF", "old-style LZW TIFF")
        : data;

    // Technical Note 2: tables shared by the strips stand in a tag of their own, itself a JPEG without image.
    ReadOnlyMemory<byte> WholeJpeg(ReadOnlyMemory<byte> data, int rows)
    {
        var tables = directory.Bytes(TiffTag.JpegTables);
        var jpeg = data;
        if (tables.Length > 4 && data.Length > 2)
        {
            jpeg = (byte[])[.. tables.Span[..^2], .. data.Span[2..]];
        }

        if (jpeg.Length < 2)
        {
            throw new ScanRefusedException(ScanRefusal.Truncated);
        }

        var frame = Jpeg.Read(jpeg.Span);
        return (frame.Width, frame.Components) == (width, components) && frame.Height >= rows
            ? jpeg
            : throw new ScanRefusedException(ScanRefusal.Damaged);
    }

    static ScanRefusedException Unsupported(string japanese, string english) => new(ScanRefusal.NotSupported(japanese, english));
}
