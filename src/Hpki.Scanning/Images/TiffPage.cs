namespace Hpki.Scanning.Images;

/// <summary>One page of a TIFF: strips or tiles of 1, 2, 4 or 8-bit gray or palette colours, or 24-bit colour, with or without opacity.</summary>
sealed class TiffPage
{
    const uint UnassociatedOpacity = 2;
    const uint WhiteIsZero = 0;
    const uint BlackIsZero = 1;
    const uint Rgb = 2;
    const uint Palette = 3;
    const uint YCbCr = 6;

    readonly TiffDirectory directory;
    readonly TiffStrips strips;
    readonly uint photometric;
    readonly int components;
    readonly bool hasOpacity;
    readonly int bits;

    TiffPage(TiffDirectory directory, int number, int mostPixels)
    {
        this.directory = directory;
        Width = Side(TiffTag.ImageWidth, number, mostPixels);
        Height = Side(TiffTag.ImageLength, number, mostPixels);
        components = (int)directory.Number(TiffTag.SamplesPerPixel, 1);
        hasOpacity = directory.Numbers(TiffTag.ExtraSamples) is [UnassociatedOpacity];
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
            Colour = $"{ColourSpace}/BitsPerComponent {bits}{(invert ? hasOpacity ? "/Decode[1 0 0 1]" : "/Decode[1 0]" : "")}",
            Transparency = !hasOpacity ? null : components == 2 ? OnWhite.Gray : OnWhite.Rgb,
            Strips = strips.ReadAll(),
            Turn = PageTurn.Of(directory.Number(TiffTag.Orientation, 1)),
        };
    }

    string ColourSpace => hasOpacity ? ""
        : photometric == Palette ? $"/ColorSpace[/Indexed/DeviceRGB {(1 << bits) - 1}<{Convert.ToHexString(Colours())}>]"
        : components == 1 ? "/ColorSpace/DeviceGray" : "/ColorSpace/DeviceRGB";

    // All reds, then all greens, then all blues, 16 bits each; some writers use only the lower eight.
    byte[] Colours()
    {
        var map = directory.Numbers(TiffTag.ColorMap);
        var count = 1 << bits;
        var shift = map.All(value => value < 256) ? 0 : 8;
        return [.. Enumerable.Range(0, 3 * count).Select(i => (byte)(map[((i % 3) * count) + (i / 3)] >> shift))];
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
        if (photometric is not (WhiteIsZero or BlackIsZero or Rgb or Palette or YCbCr))
        {
            throw Unsupported("CMYK などの TIFF", "TIFF in CMYK or another colour space");
        }

        if (photometric == Palette && directory.Numbers(TiffTag.ColorMap).Length != 3 << Math.Min(bits, 8))
        {
            throw new ScanRefusedException(ScanRefusal.Damaged);
        }

        if (directory.Has(TiffTag.ExtraSamples) && !(hasOpacity && photometric is WhiteIsZero or BlackIsZero or Rgb)
            || components != (photometric is Rgb or YCbCr ? 3 : 1) + (hasOpacity ? 1 : 0))
        {
            throw Unsupported("特殊な追加の情報を持つ TIFF", "TIFF with extra samples");
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
