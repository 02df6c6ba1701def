using Hpki.Procedures.Forms;
using SkiaSharp;

namespace Hpki.Scanning.Corpus;

/// <summary>
/// A stack of envelopes of mixed paper as it comes off a scanner, page by page, with the truth about each. The same seed makes the same pages.
/// Shares and strengths are ours: nobody has counted a real centre's post.
/// </summary>
/// <param name="printer">Draws the forms.</param>
/// <param name="forms">Which forms are among the paper.</param>
/// <param name="seed">Decides everything.</param>
/// <param name="isFax">Black and white throughout, with a fax machine's faults; else gray.</param>
/// <param name="hasCovers">Whether somebody laid a cover sheet before each envelope.</param>
public sealed class StackGenerator(SheetPrinter printer, IReadOnlyList<CorpusForm> forms, int seed, bool isFax, bool hasCovers)
{
    const string ReferenceLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    readonly Chance chance = new(seed);

    int number;

    public async IAsyncEnumerable<(CorpusPage Truth, SKBitmap Picture)> PagesAsync(int count)
    {
        number = 0;
        for (var envelope = 1; number < count; envelope++)
        {
            await foreach (var page in EnvelopeAsync($"owner-{envelope}"))
            {
                if (page.Truth.Number > count)
                {
                    page.Picture.Dispose();
                    break;
                }

                yield return page;
            }
        }
    }

    // One person's post: a form or two, and what belongs to them. Where covers are used, it is certain whose the papers before a form are.
    async IAsyncEnumerable<(CorpusPage Truth, SKBitmap Picture)> EnvelopeAsync(string owner)
    {
        if (hasCovers)
        {
            using var cover = (await printer.PrintAsync(CorpusForms.Cover()))[0];
            yield return Scan(cover, new FormCode(FormCode.Cover, 1, 1, FormCode.BlankReference), PaperKind.Cover, owner: null);
        }

        if (hasCovers && chance.Of(0.15))
        {
            yield return Attachment(owner);
        }

        for (var forms = chance.Of(0.15) ? 2 : 1; forms > 0; forms--)
        {
            await foreach (var page in FormAsync(owner))
            {
                yield return page;
            }

            for (var attachments = chance.Of(0.35) ? 1 + chance.Below(2) : 0; attachments > 0; attachments--)
            {
                yield return Attachment(owner);
            }
        }
    }

    async IAsyncEnumerable<(CorpusPage Truth, SKBitmap Picture)> FormAsync(string owner)
    {
        var form = chance.One(forms);
        var reference = string.Concat(Enumerable.Range(0, 8).Select(_ => ReferenceLetters[chance.Below(ReferenceLetters.Length)]));
        var sheets = await printer.PrintAsync(form.Print(reference));
        for (var page = 1; page <= sheets.Count; page++)
        {
            using var sheet = sheets[page - 1];
            yield return Scan(sheet, FilledIn(sheet, form.Layout, new FormCode(form.Layout.Form, form.Layout.Version, page, reference), owner));
            if (chance.Of(0.2))
            {
                yield return Back(sheet, owner);
            }
        }
    }

    (CorpusPage Truth, SKBitmap Picture) Attachment(string owner)
    {
        using var foreign = new ForeignPaper(chance).Make();
        return Scan(foreign, code: null, PaperKind.Attachment, owner);
    }

    CorpusPage FilledIn(SKBitmap sheet, FormLayout layout, FormCode code, string owner)
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
            Number = ++number,
            Kind = PaperKind.Form,
            Owner = owner,
            Code = code,
            CodeIsGone = isGone,
            Ticked = ticked,
            LeftEmpty = empty,
            Turned = 0,
            IsFax = isFax,
            History = isGone ? "code gone" : "",
        };
    }

    (CorpusPage Truth, SKBitmap Picture) Back(SKBitmap front, string owner)
    {
        using var back = Sheet.Empty(front.Width, front.Height);
        if (chance.Of(0.5))
        {
            Wear.ShineThrough(back, front);
        }

        return Scan(back, code: null, PaperKind.Blank, owner);
    }

    (CorpusPage Truth, SKBitmap Picture) Scan(SKBitmap sheet, FormCode? code, PaperKind kind, string? owner) =>
        Scan(sheet, new CorpusPage { Number = ++number, Kind = kind, Code = code, Owner = owner, Turned = 0, IsFax = isFax, History = "" });

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
