using System.Globalization;

namespace Hpki.Console.Tests.Browser;

/// <summary>A drawn sheet of paper, in place of a scanned page.</summary>
static class PaperPicture
{
    public static string Of(int page)
    {
        string lines = string.Concat(Enumerable.Range(0, 12).Select(i =>
            string.Create(CultureInfo.InvariantCulture, $"""<rect x="60" y="{230 + i * 45}" width="{300 + i * 37 % 170}" height="6" fill="#889"/>""")));
        return string.Create(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 595 842"><rect width="595" height="842" fill="#fdfdfa"/>
            <text x="297" y="120" font-size="34" text-anchor="middle" font-family="serif">医師資格証 紛失届 {page}</text>
            <rect x="470" y="40" width="80" height="80" fill="#222"/>{lines}</svg>
            """);
    }
}
