namespace Hpki.Scanning.Rendering;

/// <summary>Draws the pages of one file; after a crash, a refused allocation or a time-out it goes on with a fresh instance.</summary>
sealed class RenderingSession(PdfiumModule module, Func<PageSource> parse, ScanReaderOptions options) : IDisposable
{
    /// <summary>A file that stops the sandbox this often is made to do so.</summary>
    const int MostFailures = 5;

    /// <summary>PDFium keeps what it has read of a file; a fresh start now and then (a few milliseconds) bounds that for a long stack.</summary>
    const int PagesPerInstance = 25;

    PageSource? source;
    PdfiumInstance? pdfium;
    int drawn;
    int failures;

    /// <returns>The number of pages.</returns>
    /// <exception cref="ScanRefusedException">The file cannot be read.</exception>
    public int Open()
    {
        source ??= parse();
        pdfium = module.CreateInstance(options.MaxEngineBytes, options.StepTimeLimit);
        try
        {
            return pdfium.Step(p =>
            {
                source.Open(p);
                return source.Count;
            });
        }
        catch (SandboxException e)
        {
            Drop();
            throw new ScanRefusedException(RefusalFor(e.Failure));
        }
    }

    /// <exception cref="ScanRefusedException">The sandbox had to be stopped too often.</exception>
    public RenderedPage Render(int index)
    {
        if (pdfium is null || ++drawn > PagesPerInstance)
        {
            Drop();
            Open();
            drawn = 1;
        }

        try
        {
            return pdfium!.Step(p => source!.Render(p, index));
        }
        catch (SandboxException e)
        {
            Drop();
            return ++failures < MostFailures ? new RenderedPage(null, DoubtFor(e.Failure)) : throw new ScanRefusedException(RefusalFor(e.Failure));
        }
    }

    public void Dispose() => Drop();

    void Drop()
    {
        pdfium?.Dispose();
        pdfium = null;
    }

    static ScanRefusal RefusalFor(SandboxFailure failure) => failure switch
    {
        SandboxFailure.Crash => ScanRefusal.Damaged,
        SandboxFailure.Memory => ScanRefusal.TooMuchMemory,
        SandboxFailure.Time => ScanRefusal.TooMuchTime,
        _ => throw new ArgumentOutOfRangeException(nameof(failure), failure, null),
    };

    static PageDoubt DoubtFor(SandboxFailure failure) => failure switch
    {
        SandboxFailure.Crash => PageDoubt.Unreadable,
        SandboxFailure.Memory => PageDoubt.TooMuchMemory,
        SandboxFailure.Time => PageDoubt.TooMuchTime,
        _ => throw new ArgumentOutOfRangeException(nameof(failure), failure, null),
    };
}
