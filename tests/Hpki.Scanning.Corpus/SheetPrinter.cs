using Hpki.Scanning.Rendering;
using SkiaSharp;

namespace Hpki.Scanning.Corpus;

/// <summary>Prints a form and puts it before us as a sheet of paper: the PDF of the house's printer, drawn at 200 dpi by the house's renderer.</summary>
public sealed class SheetPrinter : IAsyncDisposable
{
    readonly SandboxThread thread = new();
    readonly PdfiumModule module;

    SheetPrinter(PdfiumModule module) => this.module = module;

    /// <param name="cacheDirectory">Where the prepared PDF engine is kept.</param>
    public static async Task<SheetPrinter> CreateAsync(string cacheDirectory) =>
        new(await Task.Run(() => PdfiumModule.Load(cacheDirectory, TimeProvider.System)));

    /// <returns>Gray pictures of the pages, the caller's to dispose of.</returns>
    public Task<List<SKBitmap>> PrintAsync(byte[] pdf) => thread.RunAsync(() =>
    {
        var options = new ScanReaderOptions();
        using var session = new RenderingSession(module, () => ScanFormat.Open(ScanFormat.Pdf, pdf, options), options);
        return Enumerable.Range(0, session.Open()).Select(index => Bitmap(session.Render(index))).ToList();
    });

    public async ValueTask DisposeAsync()
    {
        await thread.DisposeAsync();
        module.Dispose();
    }

    static SKBitmap Bitmap(RenderedPage page)
    {
        using var image = page.Image ?? throw new InvalidOperationException($"A form of ours could not be drawn: {page.Doubt}.");
        return Sheet.Bitmap(image);
    }
}
