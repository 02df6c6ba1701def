using System.Text;
using Hpki.Scanning.Rendering;

namespace Hpki.Scanning.Tests;

public sealed class PdfTests(ReaderFixture fixture)
{
    readonly ScanReader reader = fixture.Reader;

    [Fact]
    public async Task ReadAsync_ImageOnlyPdf_GivesPagesInOrderWithTheirCodes()
    {
        using var first = TestScans.Form("FIRST-PAGE-0001");
        using var second = TestScans.Form("SECOND-PAGE-0002");
        var pdf = TestPdfs.OfImages(first, second);

        var reading = await ReadAsync(pdf);

        Assert.Null(reading.Refusal);
        Assert.Equal("application/pdf", reading.MediaType);
        Assert.Equal([1, 2], reading.Pages.Select(page => page.Number));
        Assert.Equal(["FIRST-PAGE-0001", "SECOND-PAGE-0002"], reading.Pages.SelectMany(page => page.Codes).Select(code => code.Text));
        Assert.All(reading.Pages, page => Assert.Equal((1654, 2339, null), (page.WidthPixels, page.HeightPixels, page.Doubt)));
    }

    // More pages than one instance of the engine draws.
    [Fact]
    public async Task ReadAsync_LongStack_GivesEveryPageOnceAndInOrder()
    {
        var pages = Enumerable.Range(1, 60).Select(n => TestScans.Form($"PAGE-{n}", width: 600, height: 800, codeMillimetres: 15)).ToList();
        var pdf = TestPdfs.OfImages([.. pages]);
        pages.ForEach(page => page.Dispose());

        var reading = await ReadAsync(pdf);

        Assert.Equal(Enumerable.Range(1, 60).Select(n => $"{n} PAGE-{n}"), reading.Pages.Select(page => $"{page.Number} {Assert.Single(page.Codes).Text}"));
    }

    [Fact]
    public async Task ReadAsync_ViewerImage_IsAJpegOfThePage()
    {
        using var page = TestScans.Form();
        var pdf = TestPdfs.OfImages(page);

        var reading = await ReadAsync(pdf);

        using var shown = SkiaSharp.SKBitmap.Decode(Assert.Single(reading.Pages).ViewerImage);
        Assert.Equal((1654, 2339), (shown.Width, shown.Height));
        Assert.Equal(SkiaSharp.SKColorType.Gray8, shown.ColorType);
        Assert.InRange(MeanDifference(page.GetPixelSpan(), shown.GetPixelSpan()), 0, 3);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("image")]
    [InlineData("turned")]
    [InlineData("mixed")]
    [InlineData("fax")]
    [InlineData("jbig2")]
    [InlineData("jpx")]
    [InlineData("colour")]
    [InlineData("fine")]
    [InlineData("stencil")]
    [InlineData("masked")]
    [InlineData("layer")]
    [InlineData("clipped")]
    [InlineData("drawn over")]
    [InlineData("transparent")]
    public async Task Render_Pdf_ShowsWhatPopplerShows(string kind)
    {
        RequiredPart.Tool("pdftoppm");
        using var page = TestScans.Form();
        var pdf = kind switch
        {
            "text" => TestPdfs.OfText("Lost card report No. 7KQ4-M2XW-9D3T"),
            "image" => TestPdfs.OfImages(page),
            "mixed" => TestPdfs.OfPictureAndText(page),
            "fax" => TestPdfs.OfFax(page),
            "jbig2" => TestPdfs.OfJbig2(page),
            "jpx" => TestPdfs.OfJpeg2000(),
            "colour" => TestPdfs.OfColour(page),
            "fine" => TestPdfs.OfFineScan(page),
            "stencil" => TestPdfs.OfStencil(page),
            "masked" or "layer" or "clipped" or "drawn over" or "transparent" => TestPdfs.OfHiddenPicture(page, kind),
            _ => TestPdfs.OfImages("/Rotate 90", page),
        };
        using var directory = new TemporaryDirectory();
        await File.WriteAllBytesAsync(directory.File("in.pdf"), pdf, TestContext.Current.CancellationToken);

        var image = await RenderAsync(pdf);

        await RequiredPart.RunAsync("pdftoppm", "-r", "200", "-gray", "-singlefile", directory.File("in.pdf"), directory.File("out"));
        var (width, height, pixels) = ReadPgm(await File.ReadAllBytesAsync(directory.File("out.pgm"), TestContext.Current.CancellationToken));
        Assert.Equal((width, height), (image.Width, image.Height));
        if (kind is "fax" or "jbig2" or "jpx" or "fine" or "stencil")
        {
            // Poppler stretches such a page by a pixel, which thin black lines show: seen from a little farther away the two must be one.
            using var theirs = new GrayImage(width, height);
            pixels.CopyTo(theirs.Pixels);
            using var far = theirs.ScaledTo(width / 5, height / 5);
            using var ours = image.ScaledTo(width / 5, height / 5);
            Assert.InRange(MeanDifference(far.Pixels, ours.Pixels), 0, 3);
            return;
        }

        Assert.InRange(MeanDifference(pixels, image.Pixels), 0, 3);
        Assert.InRange(ShareOfFlippedPixels(pixels, image.Pixels.ToArray()), 0, 0.02);
    }

    // Closer than Poppler, which stretches such a page by a pixel.
    [Fact]
    public async Task Render_ImageOf200Dpi_IsNotResampled()
    {
        using var page = TestScans.Form(degrees: 2);

        var image = await RenderAsync(TestPdfs.OfImages(page));

        Assert.InRange(MeanDifference(page.GetPixelSpan(), image.Pixels), 0, 0.5);
    }

    [Fact]
    public async Task ReadAsync_PasswordProtectedPdf_IsRefusedSayingSo()
    {
        using var page = TestScans.Form();
        var pdf = await WithQpdfAsync(TestPdfs.OfImages(page), "--encrypt", "user", "owner", "256", "--");

        var reading = await ReadAsync(pdf);

        Assert.Equal(ScanRefusalKind.EncryptedPdf, reading.Refusal?.Kind);
        Assert.Contains("パスワード", reading.Refusal?.Japanese, StringComparison.Ordinal);
        Assert.Empty(reading.Pages);
    }

    [Fact]
    public async Task ReadAsync_PdfThatOnlyRestrictsChanges_IsRead()
    {
        using var page = TestScans.Form();
        var pdf = await WithQpdfAsync(TestPdfs.OfImages(page), "--encrypt", "", "owner", "256", "--");

        var reading = await ReadAsync(pdf);

        Assert.Null(reading.Refusal);
        Assert.Equal(TestScans.CodeText, Assert.Single(Assert.Single(reading.Pages).Codes).Text);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.6)]
    [InlineData(0.95)]
    public async Task ReadAsync_PdfCutShort_IsRefusedAsTruncated(double share)
    {
        using var page = TestScans.Form();
        var pdf = TestPdfs.OfImages(page, page, page);

        var reading = await ReadAsync(pdf[..(int)(pdf.Length * share)]);

        Assert.Equal(ScanRefusalKind.Truncated, reading.Refusal?.Kind);
    }

    [Fact]
    public async Task ReadAsync_PdfWithBrokenTable_IsReadButNeedsEyes()
    {
        using var page = TestScans.Form();
        var text = Encoding.Latin1.GetString(TestPdfs.OfImages(page));
        var pdf = Encoding.Latin1.GetBytes(text.Replace("startxref\n", "startxref\n9", StringComparison.Ordinal));

        var reading = await ReadAsync(pdf);

        Assert.Equal(PageDoubt.Repaired, Assert.Single(reading.Pages).Doubt);
        Assert.Equal(TestScans.CodeText, Assert.Single(reading.Pages[0].Codes).Text);
    }

    [Fact]
    public async Task ReadAsync_OnlyAHeader_IsRefusedAsDamaged()
    {
        var reading = await ReadAsync("%PDF-1.7\nnothing here\n%%EOF\n"u8.ToArray());

        Assert.Equal(ScanRefusalKind.Damaged, reading.Refusal?.Kind);
    }

    [Fact]
    public async Task ReadAsync_EmptyPage_NeedsEyes()
    {
        var pdf = new RawPdf();
        pdf.AddPage("595", "842", "");

        var reading = await ReadAsync(pdf.ToArray());

        Assert.Equal(PageDoubt.AllWhite, Assert.Single(reading.Pages).Doubt);
    }

    [Fact]
    public async Task ReadAsync_JapaneseTextWithoutItsFont_NeedsEyes()
    {
        var pdf = new RawPdf();
        const string Font = "/Font<</F <</Type/Font/Subtype/Type0/BaseFont/HeiseiMin-W3/Encoding/UniJIS-UCS2-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType0"
            + "/BaseFont/HeiseiMin-W3/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)/Supplement 2>>>>]>>>>";
        pdf.AddPage("595", "842", "72 72 200 200 re S BT /F 24 Tf 72 700 Td <7D1B59315C4A> Tj ET", resources: Font);

        var reading = await ReadAsync(pdf.ToArray());

        Assert.Equal(PageDoubt.MissingFont, Assert.Single(reading.Pages).Doubt);
    }

    [Fact]
    public async Task ReadAsync_HugePage_IsRefusedBeforeItIsDrawn()
    {
        var pdf = new RawPdf();
        pdf.AddPage("595", "842", "");
        pdf.AddPage("60000", "60000", "");

        var reading = await ReadAsync(pdf.ToArray());

        Assert.Equal(ScanRefusalKind.PageTooLarge, reading.Refusal?.Kind);
        Assert.Contains("2 ページ目", reading.Refusal?.Japanese, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_PageMeasuredInPixels_IsDrawnAtAReasonableSize()
    {
        var pdf = new RawPdf();
        pdf.AddPage("2480", "3508", "100 100 500 500 re f");

        var reading = await ReadAsync(pdf.ToArray());

        Assert.Equal(4700, Assert.Single(reading.Pages).HeightPixels);
    }

    [Fact]
    public async Task ReadAsync_ImageDeclaringFarMoreThanMemory_NeedsEyesAndTheNextPageIsRead()
    {
        var bomb = TestPdfs.Deflated(new byte[10_000_000]);
        var pdf = new RawPdf();
        pdf.AddPage("595", "842", "q 595 0 0 842 0 0 cm /I Do Q",
            $"<</Type/XObject/Subtype/Image/Width 60000/Height 60000/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/FlateDecode/Length {bomb.Length}>>", bomb);
        pdf.AddPage("595", "842", "100 100 200 200 re f");

        var reading = await ReadAsync(pdf.ToArray());

        Assert.Null(reading.Refusal);
        Assert.Equal(2, reading.Pages.Count);
        Assert.True(reading.Pages[0].NeedsEyes);
        Assert.Null(reading.Pages[1].Doubt);
    }

    [Fact]
    public async Task ReadAsync_ContentThatUnpacksToTwoGigabytes_EndsWithinTheMemoryLimit()
    {
        var once = TestPdfs.Deflated(new byte[100_000_000]);
        var pdf = new RawPdf();
        var twice = TestPdfs.Deflated(Repeat(once, 20));
        pdf.AddPage("595", "842", "", $"<</Length {twice.Length}/Filter[/FlateDecode/FlateDecode]/Type/XObject/Subtype/Form/BBox[0 0 595 842]>>", twice, "/Contents 3 0 R");

        var reading = await ReadAsync(pdf.ToArray());

        Assert.True(reading.Refusal is not null || reading.Pages.All(page => page.NeedsEyes));
    }

    [Fact]
    public async Task ReadAsync_MorePagesThanAllowed_IsRefused()
    {
        using var small = new ScanReader(new ScanReaderOptions { MaxPages = 2, CacheDirectory = ReaderFixture.Cache }, TimeProvider.System);
        var pdf = new RawPdf();
        Enumerable.Range(0, 3).ToList().ForEach(_ => pdf.AddPage("595", "842", ""));

        var reading = await small.ReadAsync(pdf.ToArray(), TestContext.Current.CancellationToken);

        Assert.Equal(ScanRefusalKind.TooManyPages, reading.Refusal?.Kind);
    }

    Task<ScanReading> ReadAsync(byte[] pdf) => reader.ReadAsync(pdf, TestContext.Current.CancellationToken);

    static async Task<GrayImage> RenderAsync(byte[] pdf)
    {
        await using var thread = new SandboxThread();
        using var session = new RenderingSession(
            await ReaderFixture.Module.Value, () => ScanFormat.Open(ScanFormat.Pdf, pdf, new ScanReaderOptions()), new ScanReaderOptions());
        await thread.RunAsync(session.Open);
        var page = await thread.RunAsync(() => session.Render(0));
        return page.Image ?? throw new InvalidOperationException($"No picture: {page.Doubt}");
    }

    static async Task<byte[]> WithQpdfAsync(byte[] pdf, params string[] arguments)
    {
        RequiredPart.Tool("qpdf");
        using var directory = new TemporaryDirectory();
        await File.WriteAllBytesAsync(directory.File("in.pdf"), pdf, TestContext.Current.CancellationToken);
        await RequiredPart.RunAsync("qpdf", [.. arguments, directory.File("in.pdf"), directory.File("out.pdf")]);
        return await File.ReadAllBytesAsync(directory.File("out.pdf"), TestContext.Current.CancellationToken);
    }

    static byte[] Repeat(byte[] content, int times) => [.. Enumerable.Repeat(content, times).SelectMany(c => c)];

    static (int Width, int Height, byte[] Pixels) ReadPgm(byte[] pgm)
    {
        var header = Encoding.ASCII.GetString(pgm, 0, 40).Split(['\n', ' '], 5);
        int width = int.Parse(header[1], null), height = int.Parse(header[2], null);
        return (width, height, pgm[^(width * height)..]);
    }

    static double MeanDifference(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        long sum = 0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += Math.Abs(a[i] - b[i]);
        }

        return (double)sum / a.Length;
    }

    static double ShareOfFlippedPixels(byte[] a, byte[] b) => a.Zip(b).Count(pair => pair.First < 128 != pair.Second < 128) / (double)a.Length;
}
