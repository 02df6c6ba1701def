using Hpki.Procedures.Forms;
using Hpki.Scanning.Corpus;
using Hpki.Scanning.Forms;
using SkiaSharp;

namespace Hpki.Scanning.Tests;

/// <summary>Real forms of the house, marked and damaged one thing at a time.</summary>
public sealed class FormReadingTests(FormFixture fixture) : IClassFixture<FormFixture>
{
    const string Reference = "7K3F9QXA";

    public static TheoryData<string> Codes => [.. CorpusForms.All.Select(form => form.Layout.Form)];

    [Theory]
    [InlineData(0, 4)]
    [InlineData(2, 4)]
    [InlineData(-6, 2)]
    [InlineData(90, 4)]
    [InlineData(182, 4)]
    [InlineData(270, 4)]
    public async Task ReadAsync_FormLaidAnyWay_IsTurnedUprightAndPlacedToAFractionOfAMillimetre(int degrees, int marks)
    {
        using var sheet = await PrintAsync(CorpusForms.All[0]);
        using var scanned = Laid(sheet, degrees);

        var page = await ReadAsync(scanned);

        var form = page.Form;
        Assert.Equal((CorpusForms.All[0].Layout.Form, 1, 1, Reference, FormFoundBy.Code, marks),
            (form?.Form, form?.Version, form?.Page, form?.Reference, form?.FoundBy, form?.MarksFound));
        Assert.True(page.HeightPixels > page.WidthPixels);
        using var shown = SKBitmap.Decode(page.ViewerImage);
        foreach (var mark in CorpusForms.All[0].Layout.RegistrationMarks.Where(mark => IsOnSheet(mark, degrees)))
        {
            // Inside and outside of a mark's edges, a third of a millimetre away from them.
            var outline = form!.Placement!;
            Assert.True(Level(shown, outline.ToPixels(mark.Left + 0.35, mark.Top + 2)) < 90);
            Assert.True(Level(shown, outline.ToPixels(mark.Right - 0.35, mark.Top + 2)) < 90);
            Assert.True(Level(shown, outline.ToPixels(mark.Left - 0.35, mark.Top + 2)) > 165);
            Assert.True(Level(shown, outline.ToPixels(mark.Left + 2, mark.Bottom + 0.35)) > 165);
        }

        using var small = SKBitmap.Decode(page.Thumbnail);
        Assert.InRange(Math.Max(small.Width, small.Height), 500, 700);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task ReadAsync_CodeCovered_TellsEachFormByItsMarks(string code)
    {
        var kind = CorpusForms.All.Single(form => form.Layout.Form == code);
        foreach (var degrees in new[] { 1, 179 })
        {
            using var sheet = await PrintAsync(kind);
            Cover(sheet, kind.Layout.Code.Inset(-1, -1), SKColors.White);
            using var scanned = Laid(sheet, degrees);

            var page = await ReadAsync(scanned);

            Assert.Empty(page.Codes);
            Assert.Equal((code, kind.Layout.Version, 1, null, FormFoundBy.Marks),
                (page.Form?.Form, page.Form?.Version, page.Form?.Page, page.Form?.Reference, page.Form?.FoundBy));
            Assert.InRange((page.Form!.Placement!.RotationDegrees + 1) % 360, 0, 2);
        }
    }

    [Fact]
    public async Task ReadAsync_CodeAndMarksCovered_IsUnknown()
    {
        using var sheet = await PrintAsync(CorpusForms.All[0]);
        var layout = CorpusForms.All[0].Layout;
        Cover(sheet, layout.Code.Inset(-1, -1), SKColors.White);
        layout.RegistrationMarks.Take(2).ToList().ForEach(mark => Cover(sheet, mark.Inset(-1, -1), SKColors.White));

        var page = await ReadAsync(sheet);

        Assert.Null(page.Form);
        Assert.False(page.IsBlank);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task ReadAsync_EmptyForm_HasNothingTickedAndEveryRequiredQuestionEmpty(string code)
    {
        var kind = CorpusForms.All.Single(form => form.Layout.Form == code);
        using var sheet = await PrintAsync(kind);

        var form = (await ReadAsync(sheet)).Form!;

        Assert.Empty(form.Ticked);
        Assert.Empty(form.Unsure);
        Assert.Equal(
            kind.Layout.Fields.Where(field => field is { Page: 1, Required: true } && field.Kind != FormFieldKind.OfficeUse).Select(field => field.Question).Distinct().Order(),
            form.EmptyRequired.Order());
    }

    [Fact]
    public async Task ReadAsync_BoxesTickedHalfTickedAndCovered_AreTickedUnsureAndUnsure()
    {
        var kind = CorpusForms.All.First(form => form.Layout.Fields.Count(field => field is { Kind: FormFieldKind.CheckBox, Page: 1 }) >= 4);
        var boxes = kind.Layout.Fields.Where(field => field is { Kind: FormFieldKind.CheckBox, Page: 1 }).Take(4).ToList();
        using var sheet = await PrintAsync(kind);
        Stroke(sheet, boxes[0].Area, from: 0.1f, to: 0.9f, width: 0.5f);
        Stroke(sheet, boxes[1].Area, from: 0.42f, to: 0.5f, width: 0.6f);
        Cover(sheet, boxes[2].Area.Inset(-3, -3), new SKColor(120, 120, 120));

        var form = (await ReadAsync(sheet)).Form!;

        Assert.Equal([boxes[0].Key], form.Ticked);
        Assert.Equal([boxes[1].Key, boxes[2].Key], form.Unsure);
    }

    [Fact]
    public async Task ReadAsync_TwoTicksWhereOneIsAllowed_AreToldAndTheLetterIsNot()
    {
        var kind = CorpusForms.All.Single(form => form.Layout.Form == FormContents.Of(FormKind.Reissue).Code);
        var letters = kind.Layout.Fields.Where(field => field.Letter is not null).ToList();
        using var one = await PrintAsync(kind);
        using var two = await PrintAsync(kind);
        Stroke(one, letters[0].Area, 0.1f, 0.9f, 0.5f);
        letters.Take(2).ToList().ForEach(box => Stroke(two, box.Area, 0.1f, 0.9f, 0.5f));

        var (single, both) = ((await ReadAsync(one)).Form!, (await ReadAsync(two)).Form!);

        Assert.Equal((letters[0].Letter, 0), (single.Letter, single.SeveralTicked.Count));
        Assert.Null(both.Letter);
        Assert.Equal([letters[0].Question], both.SeveralTicked);
    }

    [Fact]
    public async Task ReadAsync_TwoCodesOfDifferentRequests_AreLeftToAPerson()
    {
        var kind = CorpusForms.All[0];
        using var sheet = await PrintAsync(kind);
        using var other = await PrintAsync(kind, "ZZZZ9999");
        var code = kind.Layout.Code.Inset(-3, -3);
        using (var canvas = Sheet.Canvas(sheet))
        using (var image = SKImage.FromBitmap(other))
        {
            var source = new SKRect(code.Left, code.Top, code.Right, code.Bottom);
            canvas.DrawImage(image, Scaled(source), new SKRect(20, 200, 20 + code.Width, 200 + code.Height));
        }

        var page = await ReadAsync(sheet);

        Assert.Equal(2, page.Codes.Count);
        Assert.Null(page.Form);
    }

    [Fact]
    public async Task ReadAsync_VersionNobodyHasToldOf_IsReadByItsCodeAlone()
    {
        using var sheet = await PrintAsync(CorpusForms.All[0]);
        using var reader = new ScanReader(new ScanReaderOptions { CacheDirectory = ReaderFixture.Cache }, TimeProvider.System);

        var reading = await reader.ReadAsync(sheet.EncodeAs(SKEncodedImageFormat.Png), TestContext.Current.CancellationToken);

        var form = Assert.Single(reading.Pages).Form;
        Assert.Equal((Reference, null), (form?.Reference, form?.Placement));
    }

    static SKRect Scaled(SKRect millimetres) => new(
        millimetres.Left * Sheet.PixelsPerMm, millimetres.Top * Sheet.PixelsPerMm, millimetres.Right * Sheet.PixelsPerMm, millimetres.Bottom * Sheet.PixelsPerMm);

    // Laid so crooked, two corners of the sheet stick out of the scanner.
    static bool IsOnSheet(MmRect mark, int degrees) => Math.Abs(degrees) != 6 || mark.Left < 100 == mark.Top > 100;

    static int Level(SKBitmap picture, PagePoint place) => picture.GetPixelSpan()[((int)place.Y * picture.RowBytes) + (int)place.X];

    static void Cover(SKBitmap sheet, MmRect area, SKColor colour)
    {
        using var canvas = Sheet.Canvas(sheet);
        using var paint = new SKPaint { Color = colour };
        canvas.DrawRect(area.Left, area.Top, area.Width, area.Height, paint);
    }

    static void Stroke(SKBitmap sheet, MmRect box, float from, float to, float width)
    {
        using var canvas = Sheet.Canvas(sheet);
        using var pen = new SKPaint { IsAntialias = true, StrokeWidth = width, Color = SKColors.Black };
        canvas.DrawLine(box.Left + (from * box.Width), box.Top + (from * box.Height), box.Left + (to * box.Width), box.Top + (to * box.Height), pen);
    }

    static SKBitmap Laid(SKBitmap sheet, double degrees)
    {
        var lies = Math.Round(degrees / 90) % 2 != 0;
        var (width, height) = lies ? (sheet.Height, sheet.Width) : (sheet.Width, sheet.Height);
        var matrix = SKMatrix.CreateTranslation(width / 2f, height / 2f)
            .PreConcat(SKMatrix.CreateRotationDegrees((float)degrees))
            .PreConcat(SKMatrix.CreateTranslation(-sheet.Width / 2f, -sheet.Height / 2f));
        return Sheet.Redrawn(sheet, matrix, width, height);
    }

    async Task<SKBitmap> PrintAsync(CorpusForm form, string reference = Reference)
    {
        var sheets = await fixture.Printer.PrintAsync(form.Print(reference));
        sheets.Skip(1).ToList().ForEach(sheet => sheet.Dispose());
        return sheets[0];
    }

    async Task<ScannedPage> ReadAsync(SKBitmap sheet)
    {
        var reading = await fixture.Reader.ReadAsync(sheet.EncodeAs(SKEncodedImageFormat.Png), TestContext.Current.CancellationToken);
        return Assert.Single(reading.Pages);
    }
}
