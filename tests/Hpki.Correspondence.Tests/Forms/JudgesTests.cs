using System.Text;
using Hpki.Correspondence.Forms;
using Hpki.Procedures.Forms;
using Xunit.Sdk;

namespace Hpki.Correspondence.Tests.Forms;

/// <summary>The judges of the forms can say no: each is shown a form that is spoiled in what it judges.</summary>
public sealed class JudgesTests
{
    static readonly PaperForms Forms = new(TestData.CreateCenter());

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Qpdf_AFormWhoseEndIsCutOff_IsNotAccepted()
    {
        byte[] whole = Forms.Print(FilledForm.Of(FormKind.Reissue));
        using TemporaryFile cut = new(whole[..^300]);

        await Assert.ThrowsAnyAsync<XunitException>(() => PaperFormsTests.TextAsync("qpdf", ["--check", cut.Path]));
    }

    [Fact]
    public async Task Zbarimg_AFormWhoseCodeIsCovered_HasNone()
    {
        using TemporaryFile pdf = new(Forms.Print(FilledForm.Of(FormKind.Reissue)));
        byte[] picture = await RequiredPart.RunAsync("pdftoppm", ["-r", "200", "-gray", "-singlefile", pdf.Path], Cancellation);
        using TemporaryFile seen = new(picture);
        using TemporaryFile covered = new(WithoutTheUpperRight(picture));

        Assert.Contains("HPKI1:", await CodeAsync(seen), StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<XunitException>(() => CodeAsync(covered));
    }

    [Fact]
    public async Task Pdftotext_AFormThatSaysOtherwise_LacksTheWords()
    {
        using TemporaryFile blank = new(Forms.Print(new() { Kind = FormKind.Reissue, PrintedAt = TestData.Afternoon }));

        string text = await PaperFormsTests.TextAsync("pdftotext", ["-layout", blank.Path, "-"]);

        Assert.DoesNotContain("髙橋 𠮷﨑", text, StringComparison.Ordinal);
        Assert.DoesNotContain('✓', text);
    }

    [Fact]
    public async Task Poppler_AFormThatIsFilledIn_IsNotTakenForABlankOne()
    {
        FormLayout layout = FormLayouts.Current(FormKind.Reissue);
        GrayPage page = await GrayPage.RenderAsync(Forms.Print(FilledForm.Of(FormKind.Reissue)), Cancellation);

        Assert.Contains(layout.Fields.Where(field => field.Kind is not (FormFieldKind.CheckBox or FormFieldKind.Digits)), field => page.Darkest(field.Area) < 128);
    }

    static Task<string> CodeAsync(TemporaryFile picture) => PaperFormsTests.TextAsync("zbarimg", ["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", picture.Path]);

    // A binary PGM: magic, width, height and depth in words, then a byte a pixel.
    static byte[] WithoutTheUpperRight(byte[] pgm)
    {
        string[] words = Encoding.ASCII.GetString(pgm, 0, 40).Split((char[]?)null, 5);
        (int width, int height) = (int.Parse(words[1], null), int.Parse(words[2], null));
        int start = pgm.Length - (width * height);
        byte[] covered = [.. pgm];
        for (int y = 0; y < height / 3; y++)
        {
            Array.Fill(covered, byte.MaxValue, start + (y * width) + (width / 2), width - (width / 2));
        }

        return covered;
    }
}
