using Hpki.Correspondence.Forms;

namespace Hpki.Correspondence.Tests.Forms;

public sealed class SortingSheetsTests
{
    static readonly SortingSheets Sheets = new(TestData.CreateCenter());

    [Fact]
    public async Task Cover_HasItsCodeFourTimesAndSaysWhatItIs()
    {
        using var file = new TemporaryFile(Sheets.Cover(TestData.Afternoon));

        Assert.Equal(Enumerable.Repeat("HPKI1:CV:1:1:BLANK", 4), await PaperFormsTests.CodesAsync(file));
        Assert.Contains("封筒表紙", await PaperFormsTests.TextAsync("pdftotext", [file.Path, "-"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Separator_HasItsCodeFourTimesAndSaysWhatItIs()
    {
        using var file = new TemporaryFile(Sheets.Separator(TestData.Afternoon));

        Assert.Equal(Enumerable.Repeat("HPKI1:SP:1:1:BLANK", 4), await PaperFormsTests.CodesAsync(file));
        Assert.Contains("書類仕切り", await PaperFormsTests.TextAsync("pdftotext", [file.Path, "-"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Sheets_PrintedTwice_AreTheSameBytes()
    {
        Assert.Equal(Sheets.Cover(TestData.Afternoon), Sheets.Cover(TestData.Afternoon));
        Assert.Equal(Sheets.Separator(TestData.Afternoon), Sheets.Separator(TestData.Afternoon));
    }
}
