using System.Text;
using System.Text.RegularExpressions;
using Hpki.Correspondence.Forms;
using Hpki.Correspondence.Pdf;
using Hpki.Correspondence.Tests.Forms;
using Hpki.Procedures.Forms;

namespace Hpki.Correspondence.Tests.Pdf;

/// <summary>Whether our paper can be read out, as poppler reads a tagged PDF.</summary>
public sealed class PdfTagsTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(FormKind.Reissue)]
    [InlineData(FormKind.LostReport)]
    public async Task Form_FilledIn_IsReadOutCellByCell(FormKind kind)
    {
        using TemporaryFile file = new(new PaperForms(TestData.CreateCenter()).Print(FilledForm.Of(kind)));

        string facts = await TextAsync("pdfinfo", file.Path);
        string structure = await TextAsync("pdfinfo", "-struct-text", file.Path);

        Assert.Matches("Tagged: +yes", facts);
        FormContent content = FormContents.Of(kind);
        Assert.Equal(1, structure.Split('\n').Count(line => line.Trim().StartsWith("H1", StringComparison.Ordinal)));
        Assert.Equal(content.Sections.Count, structure.Split('\n').Count(line => line.Trim().StartsWith("H2", StringComparison.Ordinal)));

        // Each answer follows its label, whatever was drawn first; a tick comes before its box's words.
        string birth = string.Concat("西暦", FilledForm.EntriesOf(kind)["birthDate.year"], "年", FilledForm.EntriesOf(kind)["birthDate.month"], "月", FilledForm.EntriesOf(kind)["birthDate.day"], "日");
        InOrder(Regex.Replace(structure, "\"\\s*\"", ""), content.Title, "氏名", "髙橋 𠮷﨑", "生年月日", birth, "医籍登録番号");
        int ticks = FilledForm.EntriesOf(kind).Count(entry => entry.Value == FormEntries.Ticked);
        string spoken = $"/ActualText <FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes("チェックあり"))}>";
        Assert.Equal(ticks, Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file.Path, Cancellation)).Split(spoken).Length - 1);
        Assert.Contains("No syntax or stream encoding errors", await TextAsync("qpdf", "--check", file.Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Document_OfManyPages_IsTaggedPageByPage()
    {
        PageDrawing[] pages = [.. Enumerable.Range(1, 12).Select(Page)];
        using TemporaryFile file = new(new PdfDocument { Title = "見本", Subject = "見本", Author = "見本", CreatedAt = TestData.Afternoon, Pages = pages }.ToBytes());

        string structure = await TextAsync("pdfinfo", "-struct-text", file.Path);

        InOrder(structure, [.. Enumerable.Range(1, 12).Select(number => $"第{number}頁")]);
        Assert.Contains("No syntax or stream encoding errors", await TextAsync("qpdf", "--check", file.Path), StringComparison.Ordinal);
    }

    [Fact]
    public void Apply_ToAFileOfOtherTexts_IsRefused()
    {
        byte[] pdf = new PdfDocument { Title = "見本", Subject = "見本", Author = "見本", CreatedAt = TestData.Afternoon, Pages = [Page(1)] }.ToBytes();

        Assert.Throws<InvalidDataException>(() => PdfTags.Apply(pdf, [Page(1), Page(2)], ""));
        Assert.Throws<InvalidDataException>(() => PdfTags.Apply(pdf, [new PageDrawing()], ""));
        Assert.Throws<InvalidDataException>(() => PdfTags.Apply("%PDF-1.4 nothing else"u8.ToArray(), [], ""));
    }

    static PageDrawing Page(int number)
    {
        PageDrawing page = new();
        page.Write($"第{number}頁", new MmRect(20, 20, 60, 10), new TextStyle(12));
        page.Add(new DrawingStep.Fill(new MmRect(20, 40, 10, 10), Shade.Tint));
        return page;
    }

    static void InOrder(string structure, params string[] words)
    {
        int at = 0;
        foreach (string word in words)
        {
            int found = structure.IndexOf(word, at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"{word} does not follow in: {structure}");
            at = found + word.Length;
        }
    }

    static async Task<string> TextAsync(string program, params string[] arguments) => Encoding.UTF8.GetString(await RequiredPart.RunAsync(program, arguments, Cancellation));
}
