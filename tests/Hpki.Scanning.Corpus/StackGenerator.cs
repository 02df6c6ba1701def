using Hpki.Procedures.Forms;
using SkiaSharp;

namespace Hpki.Scanning.Corpus;

/// <summary>
/// A stack of mixed paper as it comes off a scanner, page by page, with the truth about each. The same seed makes the same pages.
/// Shares and strengths are ours: nobody has counted a real centre's post.
/// </summary>
/// <param name="printer">Draws the forms.</param>
/// <param name="forms">Which forms are among the paper.</param>
/// <param name="seed">Decides everything.</param>
/// <param name="isFax">Black and white throughout, with a fax machine's faults; else gray.</param>
public sealed class StackGenerator(SheetPrinter printer, IReadOnlyList<CorpusForm> forms, int seed, bool isFax)
{
    const string ReferenceLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    readonly Chance chance = new(seed);

    public async IAsyncEnumerable<(CorpusPage Truth, SKBitmap Picture)> PagesAsync(int count)
    {
        for (var number = 1; number <= count;)
        {
            if (chance.Of(0.22))
            {
                using var foreign = new ForeignPaper(chance).Make();
                yield return Scan(foreign, new CorpusPage { Number = number++, Kind = PaperKind.Attachment, Turned = 0, IsFax = isFax, History = "" });
                continue;
            }

            if (chance.Of(0.05))
            {
                using var cover = (await printer.PrintAsync(CorpusForms.Cover()))[0];
                var code = new FormCode(FormCode.Cover, 1, 1, FormCode.BlankReference);
                yield return Scan(cover, new CorpusPage { Number = number++, Kind = PaperKind.Cover, Code = code, Turned = 0, IsFax = isFax, History = "" });
                continue;
            }

            var form = chance.One(forms);
            var reference = string.Concat(Enumerable.Range(0, 8).Select(_ => ReferenceLetters[chance.Below(ReferenceLetters.Length)]));
            var sheets = await printer.PrintAsync(form.Print(reference));
            for (var page = 1; page <= sheets.Count && number <= count; page++)
            {
                using var sheet = sheets[page - 1];
                yield return Scan(sheet, FilledIn(sheet, form.Layout, new FormCode(form.Layout.Form, form.Layout.Version, page, reference), number++));
                if (chance.Of(0.2) && number <= count)
                {
                    yield return Back(sheet, number++);
                }
            }

            sheets.ForEach(sheet => sheet.Dispose());
        }
    }

    CorpusPage FilledIn(SKBitmap sheet, FormLayout layout, FormCode code, int number)
    {
        using var canvas = Sheet.Canvas(sheet);
        using var pen = new Pen(canvas, chance);
        var (ticked, empty) = pen.FillIn(layout, code.Page);
        var isGone = chance.Of(0.03);
        if (isGone)
        {
            new Wear(chance).RemoveCode(sheet, layout.Code);
        }

        return new CorpusPage
        {
            Number = number,
            Kind = PaperKind.Form,
            Code = code,
            CodeIsGone = isGone,
            Ticked = ticked,
            LeftEmpty = empty,
            Turned = 0,
            IsFax = isFax,
            History = isGone ? "code gone" : "",
        };
    }

    (CorpusPage Truth, SKBitmap Picture) Back(SKBitmap front, int number)
    {
        using var back = Sheet.Empty(front.Width, front.Height);
        if (chance.Of(0.5))
        {
            Wear.ShineThrough(back, front);
        }

        return Scan(back, new CorpusPage { Number = number, Kind = PaperKind.Blank, Turned = 0, IsFax = isFax, History = "" });
    }

    (CorpusPage Truth, SKBitmap Picture) Scan(SKBitmap sheet, CorpusPage truth)
    {
        var history = new List<string> { truth.History };
        var (wear, scanner) = (new Wear(chance), new Scanner(chance));
        if (truth.Layout is { } layout && Happens(0.12, "stamp"))
        {
            wear.Stamp(sheet, layout.Code);
        }

        if (Happens(0.25, "holes"))
        {
            wear.PunchHoles(sheet);
        }

        if (Happens(0.3, "dirt"))
        {
            wear.Dirt(sheet);
        }

        if (truth.Kind != PaperKind.Blank && Happens(0.08, "pen stroke"))
        {
            wear.PenStroke(sheet);
        }

        var current = sheet;
        for (var copies = Happens(0.25, "copy") ? Happens(0.3, "of a copy") ? 2 : 1 : 0; copies > 0; copies--)
        {
            current = Next(current, sheet, wear.Photocopy(current));
        }

        var isPoor = Happens(0.3, "poor");
        var skew = isPoor ? chance.Between(-5, 5) : chance.Between(-2, 2);
        var turned = Happens(0.1, "upside down") ? 180 : Happens(0.04, "lying") ? chance.One([90, 270]) : 0;
        current = Next(current, sheet, scanner.Lay(current, turned, skew));
        current = Next(current, sheet, Sheet.Softened(current, isPoor ? chance.Between(0.9, 1.5) : chance.Between(0.4, 0.8)));
        scanner.Expose(current, chance.Between(225, 252), isPoor ? chance.Between(10, 25) : chance.Between(2, 8));
        if (isFax)
        {
            Scanner.ToBlackAndWhite(current);
        }

        history.Add($"skew {skew:0.0}");
        return (truth with { Turned = turned, History = string.Join(", ", history.Where(h => h.Length > 0)) }, current);

        bool Happens(double share, string what)
        {
            var happens = chance.Of(share);
            if (happens)
            {
                history.Add(what);
            }

            return happens;
        }
    }

    static SKBitmap Next(SKBitmap current, SKBitmap first, SKBitmap next)
    {
        if (current != first)
        {
            current.Dispose();
        }

        return next;
    }
}
