using BitMiracle.LibTiff.Classic;
using SkiaSharp;

namespace Hpki.Scanning.Tests;

/// <summary>Damaged files with fixed seeds: whatever the bytes are, reading ends with a reading or a refusal.</summary>
public sealed class HostileFileTests(ReaderFixture fixture)
{
    const int Mutations = 12;
    const int LongMutations = 5_000;

    readonly ScanReader reader = fixture.Reader;

    [Theory]
    [InlineData("pdf")]
    [InlineData("text pdf")]
    [InlineData("g4 tiff")]
    [InlineData("lzw tiff")]
    [InlineData("jpeg tiff")]
    [InlineData("tiled tiff")]
    [InlineData("palette tiff")]
    [InlineData("jbig2 pdf")]
    [InlineData("jpx pdf")]
    [InlineData("camera jpeg")]
    [InlineData("transparent png")]
    [InlineData("jpeg")]
    [InlineData("png")]
    public async Task ReadAsync_MutatedFile_EndsWithPagesOrARefusal(string kind)
    {
        var original = Sample(kind);
        var untouched = await reader.ReadAsync(original, TestContext.Current.CancellationToken);
        Assert.Null(untouched.Refusal);

        foreach (var seed in FuzzSeeds.Take(Mutations, LongMutations))
        {
            var reading = await reader.ReadAsync(Mutation.Of(original, seed), TestContext.Current.CancellationToken);

            Assert.True(reading.Refusal is not null || reading.PageCount > 0, $"{kind}, seed {seed}: neither pages nor a refusal.");
            Assert.Equal(reading.PageCount, reading.Pages.Count);
        }
    }

    // The code engine sees any picture: noise, stripes and shreds of codes must end in an answer, and never in a code of ours.
    [Fact]
    public async Task ReadAsync_NoiseStripesAndShreds_GiveNoCodeOfOurs()
    {
        using var form = TestScans.Form("HPKI1:LR:1:1:7K3F9QXA", width: 600, height: 800, codeMillimetres: 20);
        foreach (var seed in FuzzSeeds.Take(few: 20, many: 20_000))
        {
            var random = new Random(seed);
            using var page = form.Copy();
            var block = random.Next(1, 14);
            var pixels = page.GetPixelSpan();
            for (var i = 0; i < pixels.Length; i++)
            {
                // Every second block of the code, too, becomes chance: more than any correction mends.
                var (column, row) = (i % page.RowBytes / block, i / page.RowBytes / block);
                pixels[i] = ((uint)((column * 73_856_093) ^ (row * 19_349_663) ^ (seed * 83_492_791)) >> 7 & 3) switch { 0 => 0, 1 => 255, 2 => (byte)random.Next(256), _ => pixels[i] };
            }

            var reading = await reader.ReadAsync(page.EncodeAs(SKEncodedImageFormat.Png), TestContext.Current.CancellationToken);

            Assert.DoesNotContain(Assert.Single(reading.Pages).Codes, code => code.Text.StartsWith("HPKI", StringComparison.Ordinal) && code.Text != "HPKI1:LR:1:1:7K3F9QXA");
        }
    }

    [Fact]
    public async Task ReadAsync_TiffWhoseDirectoriesFormARing_IsRefused()
    {
        using var page = TestScans.Form(width: 200, height: 200, code: null);
        var tiff = TestTiffs.Write(Compression.NONE, TestTiffs.Kind.Gray, page);
        var directory = BitConverter.ToUInt32(tiff, 4);
        var entries = BitConverter.ToUInt16(tiff, (int)directory);
        BitConverter.TryWriteBytes(tiff.AsSpan((int)directory + 2 + (entries * 12)), directory);

        var reading = await reader.ReadAsync(tiff, TestContext.Current.CancellationToken);

        Assert.Equal(ScanRefusalKind.Damaged, reading.Refusal?.Kind);
    }

    [Theory]
    [InlineData(256)]
    [InlineData(257)]
    public async Task ReadAsync_TiffDeclaring60000Pixels_IsRefused(ushort tag)
    {
        using var page = TestScans.Form(width: 200, height: 200, code: null);
        var tiff = TestTiffs.Write(Compression.CCITTFAX4, TestTiffs.Kind.Bilevel, page);
        Overwrite(tiff, tag, 60_000);

        var reading = await reader.ReadAsync(tiff, TestContext.Current.CancellationToken);

        Assert.Equal(ScanRefusalKind.PageTooLarge, reading.Refusal?.Kind);
    }

    static byte[] Sample(string kind)
    {
        using var page = TestScans.Form(width: 800, height: 1100, codeMillimetres: 12);
        return kind switch
        {
            "pdf" => TestPdfs.OfImages(page, page),
            "text pdf" => TestPdfs.OfText("Lost card report"),
            "g4 tiff" => TestTiffs.Write(Compression.CCITTFAX4, TestTiffs.Kind.Bilevel, page, page),
            "lzw tiff" => TestTiffs.Write(Compression.LZW, TestTiffs.Kind.Gray, page),
            "jpeg tiff" => TestTiffs.Write(Compression.JPEG, TestTiffs.Kind.Colour, page),
            "tiled tiff" => TestTiffs.WriteTiled(Compression.LZW, page, 128),
            "palette tiff" => TestTiffs.Write(Compression.PACKBITS, TestTiffs.Kind.Gray, t =>
            {
                var ramp = Enumerable.Range(0, 256).Select(i => (ushort)(i * 257)).ToArray();
                t.SetField(BitMiracle.LibTiff.Classic.TiffTag.PHOTOMETRIC, Photometric.PALETTE);
                t.SetField(BitMiracle.LibTiff.Classic.TiffTag.COLORMAP, ramp, ramp, ramp);
            }, page),
            "jbig2 pdf" => TestPdfs.OfJbig2(page),
            "jpx pdf" => TestPdfs.OfJpeg2000(),
            "camera jpeg" => [0xFF, 0xD8, 0xFF, 0xE1, 0, 34, .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0, .. page.EncodeAs(SKEncodedImageFormat.Jpeg)[2..]],
            "transparent png" => Transparent(200, 280),
            "jpeg" => page.EncodeAs(SKEncodedImageFormat.Jpeg),
            "png" => page.EncodeAs(SKEncodedImageFormat.Png),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
    }

    static byte[] Transparent(int width, int height)
    {
        using var page = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        page.Erase(new SKColor(40, 80, 120, 100));
        return page.EncodeAs(SKEncodedImageFormat.Png);
    }

    static void Overwrite(byte[] tiff, ushort tag, uint value)
    {
        var directory = (int)BitConverter.ToUInt32(tiff, 4);
        for (var i = 0; i < BitConverter.ToUInt16(tiff, directory); i++)
        {
            var entry = directory + 2 + (i * 12);
            if (BitConverter.ToUInt16(tiff, entry) == tag)
            {
                BitConverter.TryWriteBytes(tiff.AsSpan(entry + 2), (ushort)4);
                BitConverter.TryWriteBytes(tiff.AsSpan(entry + 8), value);
                return;
            }
        }

        throw new InvalidOperationException($"The TIFF has no tag {tag}.");
    }
}
