using System.Text;
using Hpki.Correspondence.Forms;
using Hpki.Correspondence.Pdf;
using Hpki.Procedures.Forms;

namespace Hpki.Correspondence.Tests.Forms;

/// <summary>Every form, blank and filled in, as tools of others see it.</summary>
public sealed class PaperFormsTests
{
    static readonly PaperForms Forms = new(TestData.CreateCenter());

    public static TheoryData<FormKind> Kinds { get; } = [.. Enum.GetValues<FormKind>()];

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Print_FilledIn_HoldsWhatWasTypedAndItsCode(FormKind kind)
    {
        var pdf = Forms.Print(FilledForm.Of(kind));

        Assert.Equal(pdf, Forms.Print(FilledForm.Of(kind)));
        Assert.InRange(pdf.Length, 10_000, 250_000);
        using var file = new TemporaryFile(pdf);
        Assert.Contains("No syntax or stream encoding errors", await TextAsync("qpdf", ["--check", file.Path]), StringComparison.Ordinal);
        var text = await TextAsync("pdftotext", ["-layout", file.Path, "-"]);
        Assert.All(["髙橋 𠮷﨑", "タカハシ ヨシザキ", "D-34679-ACDEF-HJKLM-NPRTW", FormContents.Of(kind).Name, "〒000-0000 東京都架空区見本町"], words => Assert.Contains(words, text, StringComparison.Ordinal));
        var ticks = FilledForm.EntriesOf(kind).Count(entry => entry.Value == FormEntries.Ticked);
        Assert.Equal(ticks, text.Count(character => character == '✓'));
        Assert.Equal([$"HPKI1:{FormContents.Of(kind).Code}:1:1:{FilledForm.Reference}"], await CodesAsync(file));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Print_Blank_LeavesEveryFieldEmptyAndNamesNobody(FormKind kind)
    {
        var layout = FormLayouts.Current(kind);
        var pdf = Forms.Print(new() { Kind = kind, PrintedAt = TestData.Afternoon });

        var page = await GrayPage.RenderAsync(pdf, Cancellation);

        using var file = new TemporaryFile(pdf);
        Assert.Equal([$"HPKI1:{layout.Form}:1:1:BLANK"], await CodesAsync(file));
        Assert.All(layout.RegistrationMarks, mark => Assert.InRange(page.At(mark.Left + 2, mark.Top + 2), 0, 60));
        Assert.All(layout.Fields.Where(field => field.Kind == FormFieldKind.CheckBox), field =>
        {
            Assert.Equal(255, page.Darkest(field.Area.Inset(0.5f, 0.5f)));
            Assert.InRange(page.Darkest(field.Area with { Width = 0.2f }), 0, 128);
        });
        Assert.All(
            layout.Fields.Where(field => field.Kind is not (FormFieldKind.CheckBox or FormFieldKind.Digits)),
            field => Assert.Equal(255, page.Darkest(field.Area)));
        Assert.All(layout.Rulings, ruling => Assert.InRange(page.At(ruling.Area.Left + (ruling.Area.Width / 2), ruling.Area.Top), 0, 150));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Print_FilledIn_InksEveryBoxEnoughToBeRead(FormKind kind)
    {
        var page = await GrayPage.RenderAsync(Forms.Print(FilledForm.Of(kind)), Cancellation);

        Assert.All(
            FormLayouts.Current(kind).Fields.Where(field => field.Kind == FormFieldKind.CheckBox),
            field => Assert.True(page.Ink(field.Area.Inset(0.5f, 0.5f)) > 0.1, $"{field.Key} has too little ink."));
    }

    [Fact]
    public void Check_AVariantOfACharacter_NamesTheCharacterThatCanBeSeen()
    {
        var mistakes = PaperForms.Check(FormKind.Reissue, new Dictionary<string, string> { ["holder.name"] = "葛\U000E0100 花子" });

        Assert.Contains("「葛（異体字の指定）」", Assert.Single(mistakes).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Print_TypedOnTheWeb_CallsItsNumberNoRequests()
    {
        using var typed = new TemporaryFile(Forms.Print(FilledForm.Of(FormKind.LostReport)));
        using var requested = new TemporaryFile(Forms.Print(new() { Kind = FormKind.Renewal, Reference = "K7M4PX9TWE", Number = "K7M-4PX-9TWE", PrintedAt = TestData.Afternoon }));

        Assert.Contains("用紙番号", await TextAsync("pdftotext", [typed.Path, "-"]), StringComparison.Ordinal);
        Assert.Contains("受付番号", await TextAsync("pdftotext", [requested.Path, "-"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Check_RareAndLongEntries_NamesTheirFields()
    {
        var entries = FilledForm.EntriesOf(FormKind.Reissue);
        Assert.Empty(PaperForms.Check(FormKind.Reissue, entries));
        entries["holder.name"] = "見本 \U000323AF";
        entries["residence"] = new string('町', 400);

        var mistakes = PaperForms.Check(FormKind.Reissue, entries);

        Assert.Equal(["holder.name", "residence"], mistakes.Select(mistake => mistake.Key).Order());
        Assert.Contains("\U000323AF", mistakes.Single(mistake => mistake.Key == "holder.name").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Print_WhatIsWrittenByHand_IsRefused() => Assert.Throws<InvalidOperationException>(() => Forms.Print(
        new() { Kind = FormKind.Reissue, Entries = new Dictionary<string, string> { ["signature"] = "見本" }, PrintedAt = TestData.Afternoon }));

    [Fact]
    public void Print_UnknownFieldOrVersion_Throws()
    {
        Assert.Throws<KeyNotFoundException>(() => Forms.Print(
            new() { Kind = FormKind.Reissue, Entries = new Dictionary<string, string> { ["shoeSize"] = "27" }, PrintedAt = TestData.Afternoon }));
        Assert.Throws<KeyNotFoundException>(() => Forms.Print(new() { Kind = FormKind.Reissue, Version = 98, PrintedAt = TestData.Afternoon }));
    }

    [Fact]
    public void Print_MoreDigitsThanCells_IsNotCutOff() => Assert.Throws<TextDoesNotFitException>(() => Forms.Print(
        new() { Kind = FormKind.Reissue, Entries = new Dictionary<string, string> { ["jmaMemberId"] = "12345678901" }, PrintedAt = TestData.Afternoon }));

    internal static async Task<IReadOnlyList<string>> CodesAsync(TemporaryFile pdf)
    {
        using var png = new TemporaryFile(await RequiredPart.RunAsync("pdftoppm", ["-r", "200", "-gray", "-png", "-singlefile", pdf.Path], Cancellation));
        return (await TextAsync("zbarimg", ["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", png.Path])).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    internal static async Task<string> TextAsync(string program, string[] arguments) =>
        Encoding.UTF8.GetString(await RequiredPart.RunAsync(program, arguments, Cancellation));
}
