using BitMiracle.LibTiff.Classic;
using SkiaSharp;

namespace Hpki.Scanning.Tests;

public sealed class BlankPageTests(ReaderFixture fixture)
{
    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    public async Task ReadAsync_EmptyBack_IsBlankAndNotInDoubt(double noise)
    {
        using var back = Paper(noise);

        var page = await ReadAsync(TestPdfs.OfImages(back));

        Assert.Equal((true, null), (page.IsBlank, page.Doubt));
        Assert.NotNull(page.ViewerImage);
    }

    [Fact]
    public async Task ReadAsync_WhollyWhiteFax_IsBlankAndNotInDoubt()
    {
        using var back = Paper(noise: 0);

        var page = await ReadAsync(TestTiffs.Write(Compression.CCITTFAX4, TestTiffs.Kind.Bilevel, back));

        Assert.Equal((true, null), (page.IsBlank, page.Doubt));
    }

    [Theory]
    [InlineData(60)]
    [InlineData(160)]
    public async Task ReadAsync_OneShortLineOfWriting_IsNotBlank(byte level)
    {
        using var back = Paper(noise: 6);
        using (var canvas = new SKCanvas(back))
        using (var ink = new SKPaint { Color = new SKColor(level, level, level), StrokeWidth = 5, IsAntialias = true })
        {
            canvas.DrawLine(800, 1200, 850, 1215, ink);
            canvas.DrawLine(860, 1190, 855, 1230, ink);
        }

        var page = await ReadAsync(TestPdfs.OfImages(back));

        Assert.False(page.IsBlank);
    }

    [Fact]
    public async Task ReadAsync_HolesAndShadowOfTheEdge_AreNoContent()
    {
        using var back = Paper(noise: 6);
        using (var canvas = new SKCanvas(back))
        using (var dark = new SKPaint { Color = new SKColor(30, 30, 30), IsAntialias = true })
        {
            canvas.DrawCircle(90, 850, 24, dark);
            canvas.DrawCircle(90, 1480, 24, dark);
            canvas.DrawRect(0, 0, 1654, 12, dark);
        }

        var page = await ReadAsync(TestPdfs.OfImages(back));

        Assert.True(page.IsBlank);
    }

    // The picture's data are there, but nothing that can be decoded: a white page that is not an empty one.
    [Fact]
    public async Task ReadAsync_PictureThatCannotBeDecoded_NeedsEyes()
    {
        var pdf = new RawPdf();
        var noise = new byte[40_000];
        new Random(5).NextBytes(noise);
        pdf.AddPage("595", "842", "q 595 0 0 842 0 0 cm /I Do Q",
            $"<</Type/XObject/Subtype/Image/Width 1654/Height 2339/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/JPXDecode/Length {noise.Length}>>", noise);

        var page = await ReadAsync(pdf.ToArray());

        Assert.Equal((false, PageDoubt.AllWhite), (page.IsBlank, page.Doubt));
    }

    static SKBitmap Paper(double noise)
    {
        var paper = TestScans.Blank();
        if (noise > 0)
        {
            foreach (ref var pixel in paper.GetPixelSpan())
            {
                pixel = 240;
            }

            TestScans.Noisy(paper, noise, seed: 3);
        }

        return paper;
    }

    async Task<ScannedPage> ReadAsync(byte[] file) => Assert.Single((await fixture.Reader.ReadAsync(file, TestContext.Current.CancellationToken)).Pages);
}
