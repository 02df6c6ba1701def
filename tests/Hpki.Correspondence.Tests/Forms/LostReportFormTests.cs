using System.Globalization;
using System.Text;
using Hpki.Correspondence.Forms;
using Hpki.Correspondence.Pdf;
using Hpki.Procedures.Forms;

namespace Hpki.Correspondence.Tests.Forms;

public sealed class LostReportFormTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Print_SameContent_GivesTheSameBytes() => Assert.Equal(TestData.PrintForm(), TestData.PrintForm());

    [Fact]
    public void Print_WithName_StaysSmall() => Assert.InRange(TestData.PrintForm().Length, 10_000, 200_000);

    [Fact]
    public async Task Print_RareNameCharacters_AreExtractedAsWritten()
    {
        using var file = new TemporaryFile(TestData.PrintForm());

        var text = Encoding.UTF8.GetString(await RequiredPart.RunAsync("pdftotext", ["-layout", file.Path, "-"], Cancellation));

        Assert.Contains("髙橋 𠮷﨑", text, StringComparison.Ordinal);
        Assert.All(
            ["医師資格証", "紛失届", "K7M-4PX-9TWE", "架空電子認証センター", "届出日", "生年月日", "日医会員ID", "HPKIセカンド電子証明書の失効も希望します。", "〒000-0000 東京都架空区見本町"],
            words => Assert.Contains(words, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Print_WithoutName_LeavesTheFieldBlank()
    {
        var page = await GrayPage.RenderAsync(TestData.PrintForm(holderName: null), Cancellation);

        var named = await GrayPage.RenderAsync(TestData.PrintForm(), Cancellation);
        var field = LostReportForm.Layout.Field("holder.name").Area;
        Assert.Equal(255, page.Darkest(field));
        Assert.InRange(named.Darkest(field), 0, 60);
    }

    [Fact]
    public async Task Print_Fonts_AreEmbeddedSubsetsWithUnicode()
    {
        using var file = new TemporaryFile(TestData.PrintForm());

        var lines = Encoding.UTF8.GetString(await RequiredPart.RunAsync("pdffonts", [file.Path], Cancellation)).Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..];

        Assert.Equal(2, lines.Length);
        Assert.All(lines, line => Assert.Matches(@"^[A-Z]{6}\+NotoSansJP-(Regular|Bold) +CID TrueType +Identity-H +yes yes yes ", line));
    }

    [Fact]
    public async Task Print_Document_IsSoundAndNamesTitleLanguageAndDate()
    {
        using var file = new TemporaryFile(TestData.PrintForm());

        var check = Encoding.UTF8.GetString(await RequiredPart.RunAsync("qpdf", ["--check", file.Path], Cancellation));
        var catalog = Encoding.Latin1.GetString(await RequiredPart.RunAsync("qpdf", ["--qdf", file.Path, "-"], Cancellation));
        var info = Encoding.UTF8.GetString(await RequiredPart.RunAsync("pdfinfo", ["-rawdates", file.Path], Cancellation));

        Assert.Contains("No syntax or stream encoding errors", check, StringComparison.Ordinal);
        Assert.Contains("/Lang (ja-JP)", catalog, StringComparison.Ordinal);
        Assert.Contains("/DisplayDocTitle true", catalog, StringComparison.Ordinal);
        Assert.Matches(@"Title: +医師資格証　紛失届（K7M-4PX-9TWE）", info);
        Assert.Matches("CreationDate: +D:20261224050500", info);
        Assert.Matches(@"Page size: +59\d\.\d+ x 84\d\.\d+ pts \(A4\)", info);
    }

    [Fact]
    public async Task Print_Code_IsTheSymbolOfTheFormCodeWithAClearQuietZone()
    {
        var layout = LostReportForm.Layout;
        var modules = QrSymbol.Modules(new FormCode(FormCode.LostReport, layout.Version, 1, "K7M4PX9TWE").Format());
        var size = modules.GetLength(0);
        var module = layout.Code.Width / size;

        var page = await GrayPage.RenderAsync(TestData.PrintForm(), Cancellation);

        for (var row = -QrSymbol.QuietModules; row < size + QrSymbol.QuietModules; row++)
        {
            for (var column = -QrSymbol.QuietModules; column < size + QrSymbol.QuietModules; column++)
            {
                var dark = row >= 0 && row < size && column >= 0 && column < size && modules[row, column];
                var seen = page.At(layout.Code.Left + ((column + 0.5f) * module), layout.Code.Top + ((row + 0.5f) * module));
                Assert.True(dark == seen < 128, string.Create(CultureInfo.InvariantCulture, $"Module {row},{column} should be {(dark ? "dark" : "light")}."));
            }
        }
    }

    [Fact]
    public async Task Print_Geometry_IsWhereTheLayoutSays()
    {
        var layout = LostReportForm.Layout;

        var page = await GrayPage.RenderAsync(TestData.PrintForm(holderName: null), Cancellation);

        Assert.All(layout.RegistrationMarks, mark => Assert.InRange(page.At(mark.Left + 2, mark.Top + 2), 0, 60));
        Assert.All(layout.Fields.Where(field => field.Kind == FormFieldKind.CheckBox), field =>
        {
            Assert.Equal(255, page.Darkest(field.Area.Inset(0.5f, 0.5f)));
            Assert.InRange(page.Darkest(field.Area with { Width = 0.2f }), 0, 128);
        });
        Assert.All(
            layout.Fields.Where(field => field.Kind is not (FormFieldKind.CheckBox or FormFieldKind.Digits)),
            field => Assert.Equal(255, page.Darkest(field.Area)));
    }

    [Fact]
    public void Print_NameWithAMissingCharacter_ThrowsBeforeDrawing()
    {
        var error = Assert.Throws<MissingGlyphException>(() => TestData.PrintForm("見本 \U000323AF\u3099"));

        Assert.Equal([new Rune(0x323AF), new Rune(0x3099)], error.Characters);
        Assert.DoesNotContain("見本", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Print_ReferenceThatIsPersonalData_IsRefused()
    {
        var content = TestData.CreateFormContent() with { Reference = "見本花子" };

        Assert.Throws<ArgumentException>(() => new LostReportForm(TestData.CreateCenter()).Print(content));
    }

    [Fact]
    public void Print_AddressTooLongForItsPlace_Throws()
    {
        var center = TestData.CreateCenter() with { PostalAddress = new string('町', 400) };

        Assert.Throws<TextDoesNotFitException>(() => new LostReportForm(center).Print(TestData.CreateFormContent()));
    }
}
