namespace Hpki.Scanning.Images;

/// <summary>One page of a TIFF: strips of 1, 2, 4 or 8-bit gray, or 24-bit colour.</summary>
sealed class TiffPage
{
    const uint WhiteIsZero = 0;
    const uint BlackIsZero = 1;
    const uint Rgb = 2;
    const uint YCbCr = 6;

    readonly TiffDirectory directory;
    readonly TiffStrips strips;
    readonly uint photometric;
    readonly int components;
    readonly int bits;

    TiffPage(TiffDirectory directory, int number, int mostPixels)
    {
        this.directory = directory;
        Width = Side(TiffTag.ImageWidth, number, mostPixels);
        Height = Side(TiffTag.ImageLength, number, mostPixels);
        components = (int)directory.Number(TiffTag.SamplesPerPixel, 1);
        bits = (int)directory.Number(TiffTag.BitsPerSample, 1);
        photometric = directory.Number(TiffTag.Photometric, WhiteIsZero);
        CheckKind();
        strips = new TiffStrips(directory, Width, Height, components, bits, photometric == BlackIsZero, photometric == YCbCr);
    }

    public int Width { get; }

    public int Height { get; }

    public double HorizontalDpi => directory.Fraction(TiffTag.XResolution) * InchesPerUnit;

    public double VerticalDpi => directory.Fraction(TiffTag.YResolution) * InchesPerUnit;

    /// <exception cref="ScanRefusedException">Not a page that can be read.</exception>
    public static TiffPage Read(TiffDirectory directory, int number, int mostPixels) => new(directory, number, mostPixels);

    public WrappedPage Wrap()
    {
        var invert = photometric == WhiteIsZero && !strips.AreBilevelCodes;
        return new WrappedPage
        {
            Width = Width,
            Height = Height,
            Colour = $"/ColorSpace/{(components == 1 ? "DeviceGray" : "DeviceRGB")}/BitsPerComponent {bits}{(invert ? "/Decode[1 0]" : "")}",
            Strips = strips.ReadAll(),
            Rotate = directory.Number(TiffTag.Orientation, 1) switch { 3 => 180, 6 => 90, 8 => 270, _ => 0 },
        };
    }

    // Unit 2 is the inch, 3 the centimetre, 1 no unit at all.
    double InchesPerUnit => directory.Number(TiffTag.ResolutionUnit, 2) switch { 2 => 1, 3 => 2.54, _ => 0 };

    int Side(TiffTag tag, int number, int mostPixels)
    {
        var pixels = directory.Number(tag, 0);
        return pixels == 0 ? throw new ScanRefusedException(ScanRefusal.Damaged)
            : pixels > mostPixels ? throw new ScanRefusedException(ScanRefusal.PageTooLarge(number, mostPixels))
            : (int)pixels;
    }

    void CheckKind()
    {
        if (directory.Has(TiffTag.TileWidth))
        {
            throw Unsupported("タイル形式の TIFF", "tiled TIFF");
        }

        if (photometric is not (WhiteIsZero or BlackIsZero or Rgb or YCbCr))
        {
            throw Unsupported("パレットカラー・CMYK などの TIFF", "TIFF with a palette, CMYK or another colour space");
        }

        if (directory.Has(TiffTag.ExtraSamples) || components != (photometric <= BlackIsZero ? 1 : 3))
        {
            throw Unsupported("透明部分（アルファ値）などの追加の情報を持つ TIFF", "TIFF with extra samples");
        }

        if (directory.Numbers(TiffTag.BitsPerSample).Any(b => b != bits) || !(components == 1 ? bits is 1 or 2 or 4 or 8 : bits == 8))
        {
            throw Unsupported("1 画素あたりのビット数が特殊な TIFF", "TIFF with this number of bits a sample");
        }

        if (components > 1 && directory.Number(TiffTag.PlanarConfiguration, 1) != 1)
        {
            throw Unsupported("色ごとに分かれた TIFF", "planar TIFF");
        }

        if (photometric == YCbCr && (TiffCompression)directory.Number(TiffTag.Compression, 1) != TiffCompression.Jpeg)
        {
            throw Unsupported("JPEG 圧縮以外の YCbCr カラーの TIFF", "YCbCr TIFF without JPEG compression");
        }
    }

    static ScanRefusedException Unsupported(string japanese, string english) => new(ScanRefusal.NotSupported(japanese, english));
}
