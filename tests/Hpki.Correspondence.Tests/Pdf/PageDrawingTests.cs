using Hpki.Correspondence.Pdf;
using Hpki.Procedures.Forms;

namespace Hpki.Correspondence.Tests.Pdf;

public sealed class PageDrawingTests
{
    static readonly MmRect Area = new(10, 20, 40, 8);

    [Fact]
    public void WriteOnOneLine_LongText_ShrinksUntilItFits()
    {
        var page = new PageDrawing();

        page.WriteOnOneLine("見本見本見本見本見本", Area, new TextStyle(14));

        var text = Assert.IsType<DrawingStep.Text>(Assert.Single(page.Steps));
        Assert.InRange(text.Style.Points, 6, 13.5f);
        Assert.InRange(text.Style.Width(text.Line), 0, Area.Width);
    }

    [Fact]
    public void WriteOnOneLine_TextTooLongForTheSmallestType_Throws()
    {
        var text = new string('本', 30);

        var error = Assert.Throws<TextDoesNotFitException>(() => new PageDrawing().WriteOnOneLine(text, Area, new TextStyle(14)));

        Assert.DoesNotContain("本", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_MoreLinesThanTheAreaHolds_Throws() =>
        Assert.Throws<TextDoesNotFitException>(() => new PageDrawing().Write("一\n二\n三", Area, new TextStyle(10)));
}
