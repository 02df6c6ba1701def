using BitMiracle.LibTiff.Classic;
using Hpki.Scanning.Rendering;
using Kind = Hpki.Scanning.Tests.TestTiffs.Kind;

namespace Hpki.Scanning.Tests;

public sealed class TiffTests(ReaderFixture fixture)
{
    readonly ScanReader reader = fixture.Reader;

    [Theory]
    [InlineData(Compression.NONE, Kind.Bilevel)]
    [InlineData(Compression.NONE, Kind.Gray)]
    [InlineData(Compression.NONE, Kind.Colour)]
    [InlineData(Compression.CCITTRLE, Kind.Bilevel)]
    [InlineData(Compression.CCITTFAX3, Kind.Bilevel)]
    [InlineData(Compression.CCITTFAX4, Kind.Bilevel)]
    [InlineData(Compression.LZW, Kind.Bilevel)]
    [InlineData(Compression.LZW, Kind.Gray)]
    [InlineData(Compression.LZW, Kind.Colour)]
    [InlineData(Compression.ADOBE_DEFLATE, Kind.Bilevel)]
    [InlineData(Compression.ADOBE_DEFLATE, Kind.Gray)]
    [InlineData(Compression.ADOBE_DEFLATE, Kind.Colour)]
    [InlineData(Compression.DEFLATE, Kind.Gray)]
    [InlineData(Compression.PACKBITS, Kind.Bilevel)]
    [InlineData(Compression.PACKBITS, Kind.Gray)]
    public async Task Render_LosslessTiff_GivesExactlyItsPixels(Compression compression, Kind kind)
    {
        using var page = TestScans.Form(degrees: 2);
        var tiff = TestTiffs.Write(compression, kind, page);

        var image = await RenderAsync(tiff);

        Assert.Equal((TestScans.Width, TestScans.Height), (image.Width, image.Height));
        Assert.Equal(0, Differences(TestTiffs.Expected(kind, page), image.Pixels.ToArray(), tolerance: kind == Kind.Colour ? 1 : 0));
    }

    [Theory]
    [InlineData(Compression.LZW, Kind.Gray)]
    [InlineData(Compression.ADOBE_DEFLATE, Kind.Colour)]
    public async Task Render_HorizontalPredictor_GivesExactlyItsPixels(Compression compression, Kind kind)
    {
        using var page = TestScans.Form(degrees: 2);
        var tiff = TestTiffs.Write(compression, kind, t => t.SetField(BitMiracle.LibTiff.Classic.TiffTag.PREDICTOR, Predictor.HORIZONTAL), page);

        var image = await RenderAsync(tiff);

        Assert.Equal(0, Differences(TestTiffs.Expected(kind, page), image.Pixels.ToArray(), tolerance: kind == Kind.Colour ? 1 : 0));
    }

    [Theory]
    [InlineData(Compression.NONE)]
    [InlineData(Compression.CCITTFAX3)]
    [InlineData(Compression.CCITTFAX4)]
    [InlineData(Compression.PACKBITS)]
    public async Task Render_BilevelWhereBlackIsZero_IsNotInverted(Compression compression)
    {
        using var page = TestScans.Form();
        var tiff = TestTiffs.Write(
            compression, Kind.Bilevel, t => t.SetField(BitMiracle.LibTiff.Classic.TiffTag.PHOTOMETRIC, Photometric.MINISBLACK), page);

        var image = await RenderAsync(tiff);

        Assert.Equal(0, Differences(TestTiffs.Expected(Kind.Bilevel, page), image.Pixels.ToArray(), tolerance: 0));
    }

    [Theory]
    [InlineData(Compression.CCITTFAX4)]
    [InlineData(Compression.NONE)]
    public async Task Render_LowestBitFirst_GivesExactlyItsPixels(Compression compression)
    {
        using var page = TestScans.Form();
        var tiff = TestTiffs.Write(compression, Kind.Bilevel, t => t.SetField(BitMiracle.LibTiff.Classic.TiffTag.FILLORDER, FillOrder.LSB2MSB), page);

        var image = await RenderAsync(tiff);

        Assert.Equal(0, Differences(TestTiffs.Expected(Kind.Bilevel, page), image.Pixels.ToArray(), tolerance: 0));
    }

    [Fact]
    public async Task Render_TwoDimensionalGroup3_GivesExactlyItsPixels()
    {
        using var page = TestScans.Form();
        var tiff = TestTiffs.Write(
            Compression.CCITTFAX3, Kind.Bilevel, t => t.SetField(BitMiracle.LibTiff.Classic.TiffTag.GROUP3OPTIONS, Group3Opt.ENCODING2D | Group3Opt.FILLBITS), page);

        var image = await RenderAsync(tiff);

        Assert.Equal(0, Differences(TestTiffs.Expected(Kind.Bilevel, page), image.Pixels.ToArray(), tolerance: 0));
    }

    [Theory]
    [InlineData(Kind.Gray)]
    [InlineData(Kind.Colour)]
    public async Task Render_JpegInTiff_IsCloseToThePage(Kind kind)
    {
        using var page = TestScans.Form();
        var tiff = TestTiffs.Write(Compression.JPEG, kind, page);

        var image = await RenderAsync(tiff);

        var mean = TestTiffs.Expected(kind, page).Zip(image.Pixels.ToArray(), (a, b) => Math.Abs(a - b)).Average();
        Assert.InRange(mean, 0, 3);
    }

    [Fact]
    public async Task ReadAsync_PagesOfDifferentKinds_AreAllReadInOrder()
    {
        using var first = TestScans.Form("PAGE-ONE");
        using var second = TestScans.Form("PAGE-TWO", width: 827, height: 1170, codeMillimetres: 12);
        using var third = TestScans.Form("PAGE-THREE", degrees: 90);
        var tiff = TestTiffs.Write(Compression.CCITTFAX4, Kind.Bilevel, first, second, third);

        var reading = await reader.ReadAsync(tiff, TestContext.Current.CancellationToken);

        Assert.Null(reading.Refusal);
        Assert.Equal("image/tiff", reading.MediaType);
        Assert.Equal(["PAGE-ONE", "PAGE-TWO", "PAGE-THREE"], reading.Pages.Select(page => Assert.Single(page.Codes).Text));
        Assert.Equal([(1654, 2339), (827, 1170), (2339, 1654)], reading.Pages.Select(page => (page.WidthPixels, page.HeightPixels)));
    }

    [Fact]
    public async Task ReadAsync_FaxOfUnequalResolution_HasSquarePixelsAndItsCode()
    {
        using var page = TestScans.Form(codeMillimetres: 30);
        using var squeezed = page.Resize(new SkiaSharp.SKSizeI(1654, 1147), SkiaSharp.SKSamplingOptions.Default);
        var tiff = TestTiffs.Write(Compression.CCITTFAX4, Kind.Bilevel, t =>
        {
            t.SetField(BitMiracle.LibTiff.Classic.TiffTag.XRESOLUTION, 204.0);
            t.SetField(BitMiracle.LibTiff.Classic.TiffTag.YRESOLUTION, 98.0);
        }, squeezed);

        var reading = await reader.ReadAsync(tiff, TestContext.Current.CancellationToken);

        var read = Assert.Single(reading.Pages);
        Assert.Equal((1654, 2388), (read.WidthPixels, read.HeightPixels));
        Assert.Equal(TestScans.CodeText, Assert.Single(read.Codes).Text);
    }

    [Fact]
    public async Task ReadAsync_FineScan_IsBroughtDownTo200Dpi()
    {
        using var page = TestScans.Form();
        using var fine = page.Resize(new SkiaSharp.SKSizeI(4962, 7017), SkiaSharp.SKSamplingOptions.Default);
        var tiff = TestTiffs.Write(Compression.CCITTFAX4, Kind.Bilevel, t =>
        {
            t.SetField(BitMiracle.LibTiff.Classic.TiffTag.XRESOLUTION, 600.0);
            t.SetField(BitMiracle.LibTiff.Classic.TiffTag.YRESOLUTION, 600.0);
        }, fine);

        var reading = await reader.ReadAsync(tiff, TestContext.Current.CancellationToken);

        var read = Assert.Single(reading.Pages);
        Assert.Equal((1654, 2339), (read.WidthPixels, read.HeightPixels));
        Assert.Equal(TestScans.CodeText, Assert.Single(read.Codes).Text);
    }

    [Fact]
    public async Task ReadAsync_OrientationTag_TurnsThePageUpright()
    {
        using var lying = TestScans.Form(degrees: 270);
        var tiff = TestTiffs.Write(
            Compression.CCITTFAX4, Kind.Bilevel, t => t.SetField(BitMiracle.LibTiff.Classic.TiffTag.ORIENTATION, Orientation.RIGHTTOP), lying);

        var reading = await reader.ReadAsync(tiff, TestContext.Current.CancellationToken);

        var read = Assert.Single(reading.Pages);
        Assert.Equal((1654, 2339), (read.WidthPixels, read.HeightPixels));
        Assert.InRange((Assert.Single(read.Codes).RotationDegrees + 5) % 360, 0, 10);
    }

    [Fact]
    public async Task Render_PaletteTiff_ShowsItsColours()
    {
        using var page = TestScans.Form();
        var tiff = TestTiffs.Write(Compression.LZW, Kind.Gray, t =>
        {
            var ramp = Enumerable.Range(0, 256).Select(i => (ushort)((255 - i) * 257)).ToArray();
            t.SetField(BitMiracle.LibTiff.Classic.TiffTag.PHOTOMETRIC, Photometric.PALETTE);
            t.SetField(BitMiracle.LibTiff.Classic.TiffTag.COLORMAP, ramp, ramp, ramp);
        }, page);

        var image = await RenderAsync(tiff);

        Assert.Equal(0, Differences([.. TestTiffs.Expected(Kind.Gray, page).Select(gray => (byte)(255 - gray))], image.Pixels.ToArray(), tolerance: 1));
    }

    [Theory]
    [InlineData(Compression.NONE, 256)]
    [InlineData(Compression.LZW, 512)]
    [InlineData(Compression.ADOBE_DEFLATE, 240)]
    [InlineData(Compression.PACKBITS, 1024)]
    public async Task Render_TiledTiff_GivesExactlyItsPixels(Compression compression, int side)
    {
        using var page = TestScans.Form(degrees: 2);

        var image = await RenderAsync(TestTiffs.WriteTiled(compression, page, side));

        Assert.Equal((TestScans.Width, TestScans.Height), (image.Width, image.Height));
        Assert.Equal(0, Differences(TestTiffs.Expected(Kind.Gray, page), image.Pixels.ToArray(), tolerance: 0));
    }

    [Theory]
    [InlineData(Orientation.TOPRIGHT)]
    [InlineData(Orientation.BOTRIGHT)]
    [InlineData(Orientation.BOTLEFT)]
    [InlineData(Orientation.LEFTTOP)]
    [InlineData(Orientation.RIGHTTOP)]
    [InlineData(Orientation.RIGHTBOT)]
    [InlineData(Orientation.LEFTBOT)]
    public async Task Render_EveryOrientation_IsUpright(Orientation orientation)
    {
        using var page = TestScans.Form();
        using var stored = Stored(page, orientation);
        var tiff = TestTiffs.Write(Compression.NONE, Kind.Gray, t => t.SetField(BitMiracle.LibTiff.Classic.TiffTag.ORIENTATION, orientation), stored);

        var image = await RenderAsync(tiff);

        Assert.Equal((TestScans.Width, TestScans.Height), (image.Width, image.Height));
        Assert.Equal(0, Differences(TestTiffs.Expected(Kind.Gray, page), image.Pixels.ToArray(), tolerance: 0));
    }

    // Where TIFF 6.0 says that the first row and the first column of the file lie on the page.
    static SkiaSharp.SKBitmap Stored(SkiaSharp.SKBitmap page, Orientation orientation)
    {
        var isTurned = orientation >= Orientation.LEFTTOP;
        var (width, height) = isTurned ? (page.Height, page.Width) : (page.Width, page.Height);
        var stored = new SkiaSharp.SKBitmap(new SkiaSharp.SKImageInfo(width, height, SkiaSharp.SKColorType.Gray8, SkiaSharp.SKAlphaType.Opaque));
        var target = stored.GetPixelSpan();
        var source = page.GetPixelSpan();
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                var (x, y) = orientation switch
                {
                    Orientation.TOPRIGHT => (page.Width - 1 - column, row),
                    Orientation.BOTRIGHT => (page.Width - 1 - column, page.Height - 1 - row),
                    Orientation.BOTLEFT => (column, page.Height - 1 - row),
                    Orientation.LEFTTOP => (row, column),
                    Orientation.RIGHTTOP => (page.Width - 1 - row, column),
                    Orientation.RIGHTBOT => (page.Width - 1 - row, page.Height - 1 - column),
                    Orientation.LEFTBOT => (row, page.Height - 1 - column),
                    _ => (column, row),
                };
                target[(row * stored.RowBytes) + column] = source[(y * page.RowBytes) + x];
            }
        }

        return stored;
    }

    static int Differences(byte[] expected, byte[] actual, int tolerance) => expected.Zip(actual).Count(pair => Math.Abs(pair.First - pair.Second) > tolerance);

    static async Task<GrayImage> RenderAsync(byte[] file)
    {
        await using var thread = new SandboxThread();
        using var session = new RenderingSession(
            await ReaderFixture.Module.Value, () => ScanFormat.Open("image/tiff", file, new ScanReaderOptions()), new ScanReaderOptions());
        await thread.RunAsync(session.Open);
        var page = await thread.RunAsync(() => session.Render(0));
        return page.Image ?? throw new InvalidOperationException($"No picture: {page.Doubt}");
    }
}
