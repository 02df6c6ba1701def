using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Hpki.Correspondence.Pdf;

/// <summary>
/// Adds entries to the catalogue of a PDF that Skia wrote, which gives no way to name the language. Skia writes a classic cross-reference
/// table of 20-byte entries (ISO 32000-1, 7.5.4), so the text is inserted and the offsets behind it are moved.
/// </summary>
static partial class PdfCatalog
{
    public static byte[] Extend(byte[] pdf, string entries)
    {
        var text = Encoding.Latin1.GetString(pdf);
        var start = Last(StartOfTable(), text);
        var table = int.Parse(start.Groups[1].Value, CultureInfo.InvariantCulture);
        var root = Last(Root(), text).Groups[1].Value;
        var section = Section().Match(text, table);
        if (!section.Success || section.Index != table)
        {
            throw new InvalidDataException("The PDF has no classic cross-reference table where it should be.");
        }
        var firstEntry = section.Index + section.Length;
        var catalog = Offset(text, firstEntry + (20 * int.Parse(root, CultureInfo.InvariantCulture)));
        var insertAt = text.IndexOf("<<", catalog, StringComparison.Ordinal) + 2;
        var inserted = entries + "\n";

        var moved = new StringBuilder(text);
        for (var i = 0; i < int.Parse(section.Groups[1].Value, CultureInfo.InvariantCulture); i++)
        {
            var entry = firstEntry + (20 * i);
            if (text[entry + 17] == 'n' && Offset(text, entry) >= insertAt)
            {
                moved.Remove(entry, 10).Insert(entry, Digits(Offset(text, entry) + inserted.Length));
            }
        }
        if (table >= insertAt)
        {
            var number = start.Groups[1];
            moved.Remove(number.Index, number.Length)
                .Insert(number.Index, (table + inserted.Length).ToString(CultureInfo.InvariantCulture));
        }
        moved.Insert(insertAt, inserted);
        return Encoding.Latin1.GetBytes(moved.ToString());
    }

    static string Digits(int offset) => offset.ToString("0000000000", CultureInfo.InvariantCulture);

    static int Offset(string text, int entry) => int.Parse(text.AsSpan(entry, 10), NumberStyles.None, CultureInfo.InvariantCulture);

    static Match Last(Regex pattern, string text) =>
        pattern.Match(text) is { Success: true } match ? match : throw new InvalidDataException($"The PDF does not match {pattern}.");

    [GeneratedRegex(@"startxref\s+([0-9]+)", RegexOptions.RightToLeft)]
    private static partial Regex StartOfTable();

    [GeneratedRegex(@"/Root ([0-9]+) 0 R", RegexOptions.RightToLeft)]
    private static partial Regex Root();

    [GeneratedRegex(@"xref\n0 ([0-9]+)\n")]
    private static partial Regex Section();
}
