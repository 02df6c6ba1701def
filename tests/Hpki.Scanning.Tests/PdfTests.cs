using System.Diagnostics;

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

        var reading = await reader.ReadAsync(pdf, TestContext.Current.CancellationToken);

        Assert.Null(reading.Refusal);
        Assert.Equal("application/pdf", reading.MediaType);
        Assert.Equal([1, 2], reading.Pages.Select(page => page.Number));
        Assert.Equal(["FIRST-PAGE-0001", "SECOND-PAGE-0002"], reading.Pages.SelectMany(page => page.Codes).Select(code => code.Text));
        Assert.All(reading.Pages, page => Assert.Equal((1654, 2339, false), (page.WidthPixels, page.HeightPixels, page.NeedsEyes)));
    }
}
