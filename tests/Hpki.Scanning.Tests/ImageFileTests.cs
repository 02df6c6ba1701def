using SkiaSharp;

namespace Hpki.Scanning.Tests;

public sealed class ImageFileTests(ReaderFixture fixture)
{
    readonly ScanReader reader = fixture.Reader;

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg, SKColorType.Gray8, "image/jpeg")]
    [InlineData(SKEncodedImageFormat.Jpeg, SKColorType.Rgba8888, "image/jpeg")]
    [InlineData(SKEncodedImageFormat.Png, SKColorType.Gray8, "image/png")]
    [InlineData(SKEncodedImageFormat.Png, SKColorType.Rgba8888, "image/png")]
    public async Task ReadAsync_JpegOrPng_IsOnePageWithItsCode(SKEncodedImageFormat format, SKColorType colours, string mediaType)
    {
        using var gray = TestScans.Form(degrees: 3);
        using var page = gray.Copy(colours);
        using var opaque = SKImage.FromPixels(page.Info.WithAlphaType(SKAlphaType.Opaque), page.GetPixels());
        using var file = opaque.Encode(format, 85);

        var reading = await ReadAsync(file.ToArray());

        Assert.Null(reading.Refusal);
        Assert.Equal(mediaType, reading.MediaType);
        var read = Assert.Single(reading.Pages);
        Assert.Equal((1654, 2339, null), (read.WidthPixels, read.HeightPixels, read.Doubt));
        Assert.Equal(TestScans.CodeText, Assert.Single(read.Codes).Text);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 3)]
    [InlineData(4, 3)]
    [InlineData(8, 3)]
    public async Task ReadAsync_BilevelOrPalettePng_IsRead(byte bits, byte colourType)
    {
        using var page = TestScans.Form();
        var indices = page.GetPixelSpan().ToArray().Select(gray => (byte)(gray < 128 ? 0 : 1)).ToArray();
        var png = TestPngs.Write(page.Width, page.Height, bits, colourType, indices, colourType == 3 ? [0, 0, 0, 255, 255, 255] : null);

        var reading = await ReadAsync(png);

        Assert.Equal(TestScans.CodeText, Assert.Single(Assert.Single(reading.Pages).Codes).Text);
    }

    [Fact]
    public async Task ReadAsync_TransparentPng_LiesOnWhitePaper()
    {
        using var gray = TestScans.Form();
        using var page = new SKBitmap(new SKImageInfo(gray.Width, gray.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        var ink = page.GetPixelSpan();
        for (var i = 0; i < gray.Width * gray.Height; i++)
        {
            // Black ink, as thick as the page is dark, on nothing.
            ink[(4 * i) + 3] = (byte)(255 - gray.GetPixelSpan()[i]);
        }

        var reading = await ReadAsync(page.EncodeAs(SKEncodedImageFormat.Png));

        var read = Assert.Single(reading.Pages);
        Assert.Equal((null, null), (reading.Refusal, read.Doubt));
        Assert.Equal(TestScans.CodeText, Assert.Single(read.Codes).Text);
        using var shown = SKBitmap.Decode(read.ViewerImage);
        Assert.InRange(gray.GetPixelSpan().ToArray().Zip(shown.GetPixelSpan().ToArray(), (a, b) => Math.Abs(a - b)).Average(), 0, 3);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 180)]
    [InlineData(6, 270)]
    [InlineData(8, 90)]
    public async Task ReadAsync_JpegOfACameraHeldAskew_IsTurnedAsExifSays(byte orientation, double stored)
    {
        using var page = TestScans.Form(degrees: stored);
        var jpeg = page.EncodeAs(SKEncodedImageFormat.Jpeg);
        byte[] exif = [.. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
        byte[] withExif = [.. jpeg[..2], 0xFF, 0xE1, 0, (byte)(exif.Length + 2), .. exif, .. jpeg[2..]];

        var read = Assert.Single((await ReadAsync(withExif)).Pages);

        Assert.Equal((1654, 2339), (read.WidthPixels, read.HeightPixels));
        Assert.InRange((Assert.Single(read.Codes).RotationDegrees + 5) % 360, 0, 10);
    }

    [Fact]
    public async Task ReadAsync_JpegWithBrokenExif_IsReadAsIfItHadNone()
    {
        using var page = TestScans.Form();
        var jpeg = page.EncodeAs(SKEncodedImageFormat.Jpeg);
        byte[] broken = [.. jpeg[..2], 0xFF, 0xE1, 0, 14, .. "Exif\0\0MM\0*"u8, 0xFF, 0xFF, .. jpeg[2..]];

        Assert.Equal(TestScans.CodeText, Assert.Single(Assert.Single((await ReadAsync(broken)).Pages).Codes).Text);
    }

    [Fact]
    public async Task ReadAsync_InterlacedPng_IsRefusedSayingSo()
    {
        var png = TestPngs.Write(16, 16, 8, 0, new byte[256], interlace: 1);

        var reading = await ReadAsync(png);

        Assert.Equal(ScanRefusalKind.NotSupported, reading.Refusal?.Kind);
        Assert.Contains("インターレース", reading.Refusal?.Japanese, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_PngDeclaring60000Pixels_IsRefused()
    {
        var png = TestPngs.Write(60_000, 1, 1, 0, new byte[60_000]);

        var reading = await ReadAsync(png);

        Assert.Equal(ScanRefusalKind.PageTooLarge, reading.Refusal?.Kind);
    }

    [Fact]
    public async Task ReadAsync_JpegDeclaring60000Pixels_IsRefused()
    {
        using var page = TestScans.Form();
        var jpeg = page.EncodeAs(SKEncodedImageFormat.Jpeg);
        var frame = jpeg.AsSpan().IndexOf(new byte[] { 0xFF, 0xC0 });
        (jpeg[frame + 5], jpeg[frame + 6], jpeg[frame + 7], jpeg[frame + 8]) = (0xEA, 0x60, 0xEA, 0x60);

        var reading = await ReadAsync(jpeg);

        Assert.Equal(ScanRefusalKind.PageTooLarge, reading.Refusal?.Kind);
    }

    [Fact]
    public async Task ReadAsync_PngWithAFlippedBit_IsRefusedAsDamaged()
    {
        using var page = TestScans.Form();
        var png = page.EncodeAs(SKEncodedImageFormat.Png);
        png[png.Length / 2] ^= 1;

        var reading = await ReadAsync(png);

        Assert.Equal(ScanRefusalKind.Damaged, reading.Refusal?.Kind);
    }

    [Theory]
    [InlineData("jpeg")]
    [InlineData("png")]
    [InlineData("tiff")]
    public async Task ReadAsync_FileCutShort_IsRefusedAsTruncated(string format)
    {
        using var page = TestScans.Form();
        var file = format switch
        {
            "jpeg" => page.EncodeAs(SKEncodedImageFormat.Jpeg),
            "png" => page.EncodeAs(SKEncodedImageFormat.Png),
            _ => TestTiffs.Write(BitMiracle.LibTiff.Classic.Compression.CCITTFAX4, TestTiffs.Kind.Bilevel, page),
        };

        foreach (var share in new[] { 0.1, 0.5, 0.99 })
        {
            var reading = await ReadAsync(file[..(int)(file.Length * share)]);

            Assert.Equal(ScanRefusalKind.Truncated, reading.Refusal?.Kind);
        }
    }

    Task<ScanReading> ReadAsync(byte[] file) => reader.ReadAsync(file, TestContext.Current.CancellationToken);
}
