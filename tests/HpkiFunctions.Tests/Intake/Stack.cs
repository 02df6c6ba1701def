using Hpki.Correspondence.Forms;
using Hpki.Procedures.Forms;
using Hpki.Registry.Drafts;
using Hpki.Scanning;
using Hpki.Scanning.Tests;
using HpkiFunctions.Tests.Flows;
using SkiaSharp;

namespace HpkiFunctions.Tests.Intake;

/// <summary>Stacks of paper as a scanner sees them: the product's own forms and sheets, and papers without a code, drawn page by page.</summary>
static class Stack
{
    static int papers;

    static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Stores what the doctor of the tests types for a form.</summary>
    public static Task<DraftReference> DraftAsync(FlowHost host, string form, params (string Key, string Value)[] changes)
    {
        Dictionary<string, string> entries = new()
        {
            ["holder.name"] = "見本 太郎",
            ["holder.kana"] = "ミホン タロウ",
            ["birthDate.year"] = "1975",
            ["birthDate.month"] = "04",
            ["birthDate.day"] = "01",
            ["medicalRegistrationNumber"] = "990001",
        };
        foreach ((string key, string value) in changes)
        {
            entries[key] = value;
        }

        return host.Get<DraftStore>().SaveAsync(
            new()
            {
                SubmissionKey = Guid.NewGuid().ToString("N"),
                Form = form,
                Version = FormLayouts.Current(FormContents.Find(form)!.Kind).Version,
                Guide = form,
                Entries = entries,
                DeleteOn = new(2027, 3, 1),
            },
            Token);
    }

    /// <summary>The form as the doctor prints it.</summary>
    public static byte[] Form(FlowHost host, FormKind kind, string reference = FormCode.BlankReference) =>
        host.Get<PaperForms>().Print(new() { Kind = kind, Reference = reference, Number = reference, PrintedAt = FlowHost.Start });

    public static byte[] Cover(FlowHost host) => host.Get<SortingSheets>().Cover(FlowHost.Start);

    /// <summary>A paper without a code, like no other.</summary>
    public static byte[] Paper()
    {
        using SKBitmap page = TestScans.Form(code: null);
        using (SKCanvas canvas = new(page))
        using (SKFont font = new(SKTypeface.Default, 90))
        using (SKPaint ink = new() { Color = SKColors.Black })
        {
            canvas.DrawText($"Paper {Interlocked.Increment(ref papers)}", 300, 1800, font, ink);
        }

        return TestPdfs.OfImages(page);
    }

    /// <summary>All of them in one file, one picture a page.</summary>
    public static async Task<byte[]> OfAsync(FlowHost host, params byte[][] files)
    {
        List<SKBitmap> pages = [];
        foreach (byte[] file in files)
        {
            ScanReading reading = await host.Get<ScanReader>().ReadAsync(file, Token);
            pages.AddRange(reading.Pages.Select(page => SKBitmap.Decode(page.ViewerImage)));
        }

        byte[] stack = TestPdfs.OfImages(pages);
        pages.ForEach(page => page.Dispose());
        return stack;
    }
}
