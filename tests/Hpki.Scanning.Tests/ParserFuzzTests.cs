using BitMiracle.LibTiff.Classic;
using Hpki.Scanning.Images;
using Hpki.Scanning.Rendering;
using SkiaSharp;

namespace Hpki.Scanning.Tests;

/// <summary>
/// Our own readers of file structure, alone and therefore thousands of times: whatever the bytes are, they give a page or a refusal, and never
/// more bytes than came in. What the sandbox makes of the pages is <see cref="HostileFileTests"/>' matter.
/// </summary>
public sealed class ParserFuzzTests
{
    const int Few = 1_500;
    const int Many = 500_000;

    static readonly ScanReaderOptions Options = new();

    [Theory]
    [InlineData(Compression.NONE, TestTiffs.Kind.Gray)]
    [InlineData(Compression.CCITTFAX3, TestTiffs.Kind.Bilevel)]
    [InlineData(Compression.PACKBITS, TestTiffs.Kind.Gray)]
    [InlineData(Compression.LZW, TestTiffs.Kind.Colour)]
    [InlineData(Compression.JPEG, TestTiffs.Kind.Colour)]
    public void Tiff_Mutated_GivesPagesOrARefusal(Compression compression, TestTiffs.Kind kind)
    {
        using var page = Paper();
        var original = TestTiffs.Write(compression, kind, page, page);
        Assert.Equal(2, Tiff(original));

        var refused = Refusals(original, Tiff, file => file);

        Assert.InRange(refused, 1, int.MaxValue);
    }

    [Fact]
    public void TiledTiff_Mutated_GivesPagesOrARefusal()
    {
        using var page = Paper();
        var original = TestTiffs.WriteTiled(Compression.LZW, page, 64);
        Assert.Equal(1, Tiff(original));

        Assert.InRange(Refusals(original, Tiff, file => file), 1, int.MaxValue);
    }

    [Fact]
    public void Jpeg_Mutated_GivesAPageOrARefusal()
    {
        using var page = Paper();
        byte[] original =
            [0xFF, 0xD8, 0xFF, 0xE1, 0, 34, .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0, .. page.EncodeAs(SKEncodedImageFormat.Jpeg)[2..]];
        Assert.Equal(1, Jpeg.Open(original, Options.MaxPagePixels).Count);

        Assert.InRange(Refusals(original, file => Jpeg.Open(file, Options.MaxPagePixels).Count, file => file), 1, int.MaxValue);
    }

    [Fact]
    public void Png_MutatedWithRightChecksums_GivesAPageOrARefusal()
    {
        var original = TestPngs.Write(24, 24, 4, 3, new byte[24 * 24], [0, 0, 0, 255, 255, 255, 9, 9, 9]);
        Assert.Equal(1, Png.Open(original, Options.MaxPagePixels).Count);

        Assert.InRange(Refusals(original, file => Png.Open(file, Options.MaxPagePixels).Count, Mutation.WithChecksums), 1, int.MaxValue);
    }

    // Seen piece by piece as in one look: a word may lie across the border of two pieces.
    [Theory]
    [InlineData("/SMask 7 0 R", true)]
    [InlineData("/Mask[0 0]", true)]
    [InlineData("/ImageMask true", true)]
    [InlineData("/OC 7 0 R", true)]
    [InlineData("/OCProperties", false)]
    [InlineData("/Masked", true)]
    [InlineData("Mask", false)]
    [InlineData("/Filter", false)]
    public void PictureTerms_WordAnywhere_IsFound(string word, bool mayHide)
    {
        foreach (var at in new[] { 0, 1, 500, (1 << 20) - 12, (1 << 20) - 7, (1 << 20) - 5, (1 << 20) - 4, (1 << 20) - 1, 1 << 20, 2_200_000 - word.Length })
        {
            var file = new byte[2_200_000];
            System.Text.Encoding.ASCII.GetBytes(word, file.AsSpan(at));

            Assert.Equal(mayHide, PictureTerms.MayHide(file));
        }
    }

    static int Refusals(byte[] original, Func<byte[], int> read, Func<byte[], byte[]> mend)
    {
        var refused = 0;
        foreach (var seed in FuzzSeeds.Take(Few, Many))
        {
            try
            {
                read(mend(Mutation.Of(original, seed)));
            }
            catch (ScanRefusedException)
            {
                refused++;
            }
            catch (Exception problem)
            {
                Assert.Fail($"Seed {seed}: {problem}");
            }
        }

        return refused;
    }

    // As far as the sandbox's door, and what would go through it.
    static int Tiff(byte[] file)
    {
        var pages = TiffDirectory.ReadAll(file, Options.MaxPages).Select((directory, i) => TiffPage.Read(directory, i + 1, Options.MaxPagePixels).Wrap()).ToList();
        foreach (var page in pages)
        {
            Assert.InRange(page.Strips.Sum(strip => (long)strip.Data.Length), 0, (2L * file.Length) + (page.Strips.Count * 1_024));
            Assert.True(page.ToPdf().Length < (3 * file.Length) + 200_000);
        }

        return pages.Count;
    }

    static SKBitmap Paper() => TestScans.Form(code: null, width: 200, height: 300);
}
