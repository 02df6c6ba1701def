using Hpki.Correspondence.Pdf;
using Hpki.Procedures.Forms;

namespace Hpki.Correspondence.Letters;

/// <summary>What stands at the top right of every letter, and the marks where it is folded.</summary>
static class LetterHead
{
    /// <summary>Height of a third of the sheet in millimetres: where the first fold is.</summary>
    public const float Fold = 99;

    static readonly MmRect Sender = new(118, 14, 70, 42);
    static readonly TextStyle Small = new(9);

    public static void Draw(PageDrawing page, CenterContact center, string requestNumber, DateOnly date)
    {
        string[] lines =
        [
            $"受付番号 {requestNumber}",
            JapaneseDate.Of(date),
            "",
            center.Name,
            $"〒{center.PostalCode}",
            center.PostalAddress,
            $"電話 {center.Phone}",
        ];
        page.Write(string.Join('\n', lines), Sender, Small with { FromTop = true });
        foreach (float y in new[] { Fold, 2 * Fold })
        {
            page.Add(new DrawingStep.Fill(new(4, y, 4, 0.15f), Shade.Hairline));
        }
    }
}
