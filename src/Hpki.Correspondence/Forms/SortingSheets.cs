using Hpki.Correspondence.Pdf;
using Hpki.Procedures.Forms;

namespace Hpki.Correspondence.Forms;

/// <summary>
/// The sheets that staff lay between papers before they scan a stack: one before each envelope, one before each further document in it.
/// They carry their code four times, large and near the edges, so that any of them is enough, and are used again and again.
/// </summary>
public sealed class SortingSheets(CenterContact center)
{
    const int Version = 1;

    static readonly MmRect LargeCode = new(70, 150, 70, 70);
    static readonly MmRect[] SmallCodes = [new(20, 20, 30, 30), new(160, 20, 30, 30), new(160, 247, 30, 30)];

    /// <summary>封筒表紙: what follows came in another envelope.</summary>
    public byte[] Cover(DateTimeOffset printedAt) =>
        Print(FormCode.Cover, "封筒表紙", "次の用紙から、新しい封筒です。", "封筒ごとに、中身のいちばん上に置いてください。", printedAt);

    /// <summary>書類仕切り: what follows is another document of the same envelope.</summary>
    public byte[] Separator(DateTimeOffset printedAt) =>
        Print(FormCode.Separator, "書類仕切り", "次の用紙から、同じ封筒の別の書類です。", "二次元コードのない書類が続くとき、書類と書類の間に入れてください。", printedAt);

    byte[] Print(string code, string title, string meaning, string use, DateTimeOffset printedAt)
    {
        var page = new PageDrawing();
        page.Write(title, new MmRect(20, 62, 170, 26), new TextStyle(54, FontWeight.Bold, Centered: true), new(TextRole.Title, default));
        page.Write(meaning, new MmRect(20, 94, 170, 14), new TextStyle(20, FontWeight.Bold, Centered: true));
        page.Write(use, new MmRect(25, 112, 160, 20), new TextStyle(12, Centered: true));
        page.Write("この用紙は、くり返し使えます。二次元コードに書き込んだり、折り目を付けたりしないでください。", new MmRect(20, 230, 130, 14), new TextStyle(9, Shade: Shade.Muted));
        page.Write($"{center.Name}　{code}（第{Version}版）", new MmRect(20, 268, 130, 8), new TextStyle(9, Shade: Shade.Muted));
        var modules = QrSymbol.Modules(new FormCode(code, Version, 1, FormCode.BlankReference).Format());
        foreach (var area in (MmRect[])[LargeCode, .. SmallCodes])
        {
            page.Add(new DrawingStep.Symbol(area, modules));
        }
        return new PdfDocument { Title = title, Subject = meaning, Author = center.Name, CreatedAt = printedAt, Pages = [page] }.ToBytes();
    }
}
