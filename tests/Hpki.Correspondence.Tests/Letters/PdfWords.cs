using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Hpki.Procedures.Forms;

namespace Hpki.Correspondence.Tests.Letters;

/// <summary>The words of a PDF and where they stand, as poppler finds them.</summary>
static partial class PdfWords
{
    public static async Task<(string Word, MmRect Area)[]> OfFirstPageAsync(byte[] pdf, CancellationToken cancellationToken)
    {
        using TemporaryFile file = new(pdf);
        string boxes = Encoding.UTF8.GetString(await RequiredPart.RunAsync("pdftotext", ["-l", "1", "-bbox", file.Path, "-"], cancellationToken));
        return [.. Box().Matches(boxes).Select(box =>
        {
            float[] points = [.. Enumerable.Range(1, 4).Select(i => float.Parse(box.Groups[i].Value, CultureInfo.InvariantCulture) * 25.4f / 72)];
            return (box.Groups[5].Value, new MmRect(points[0], points[1], points[2] - points[0], points[3] - points[1]));
        })];
    }

    [GeneratedRegex("""<word xMin="([0-9.]+)" yMin="([0-9.]+)" xMax="([0-9.]+)" yMax="([0-9.]+)">(.*?)</word>""")]
    private static partial Regex Box();
}
