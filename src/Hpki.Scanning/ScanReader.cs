using Hpki.Scanning.Rendering;
using Microsoft.Extensions.Logging;

namespace Hpki.Scanning;

/// <summary>
/// Reads scans: bytes in, page pictures, QR codes and form readings out. Whatever the bytes are, the answer is a <see cref="ScanReading"/>, never an
/// exception. They are parsed only in a WebAssembly sandbox with limits on memory and time. Thread-safe; one for the process.
/// </summary>
public sealed class ScanReader : IDisposable
{
    readonly ScanReaderOptions options;
    readonly TimeProvider time;
    readonly SemaphoreSlim workers;
    readonly ILogger<ScanReader>? logger;
    readonly Lock loading = new();
    Task<PdfiumModule>? module;
    readonly PageReader pageReader;

    public ScanReader(ScanReaderOptions options, TimeProvider time, ILogger<ScanReader>? logger = null)
    {
        this.options = options;
        this.time = time;
        workers = new SemaphoreSlim(options.Workers);
        this.logger = logger;
        pageReader = new PageReader(options.Forms);
    }

    /// <summary>Prepares the PDF engine (up to 3 s the first time), so that the first file need not wait for it.</summary>
    public Task PrepareAsync(CancellationToken cancellationToken) => ModuleAsync().WaitAsync(cancellationToken);

    /// <summary>Reads a file and keeps all its pages: for small files.</summary>
    public async Task<ScanReading> ReadAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var pages = new List<ScannedPage>();
        var reading = await ReadAsync(content, (page, _) =>
        {
            pages.Add(page);
            return Task.CompletedTask;
        }, cancellationToken);
        return reading with { Pages = pages };
    }

    /// <summary>Reads a file and hands over each page, in order, so that only three are in memory at a time.</summary>
    /// <param name="content">The file. It must not change while it is read.</param>
    /// <param name="onPage">Takes a page. What it throws ends the reading and comes out here.</param>
    /// <param name="cancellationToken">Looked at between pages.</param>
    public Task<ScanReading> ReadAsync(
        ReadOnlyMemory<byte> content, Func<ScannedPage, CancellationToken, Task> onPage, CancellationToken cancellationToken) =>
        content.Length > options.MaxBytes ? Task.FromResult(Refused(null, ScanRefusal.TooLarge(options.MaxBytes))) : ReadContentAsync(content, onPage, cancellationToken);

    /// <summary>The same for a file on disk, which is read piece by piece: a stack of any size needs the memory of a page.</summary>
    /// <param name="file">Can seek. It is nobody else's until the reading has ended.</param>
    /// <param name="onPage">Takes a page. What it throws ends the reading and comes out here.</param>
    /// <param name="cancellationToken">Looked at between pages.</param>
    /// <exception cref="IOException">The stream failed; the file may be as good as any.</exception>
    public Task<ScanReading> ReadAsync(Stream file, Func<ScannedPage, CancellationToken, Task> onPage, CancellationToken cancellationToken) =>
        file.Length > options.MaxBytes ? Task.FromResult(Refused(null, ScanRefusal.TooLarge(options.MaxBytes)))
            : ReadContentAsync(ScanContent.Of(file, (int)file.Length), onPage, cancellationToken);

    async Task<ScanReading> ReadContentAsync(ScanContent content, Func<ScannedPage, CancellationToken, Task> onPage, CancellationToken cancellationToken)
    {
        if (content.Length == 0)
        {
            return Refused(null, ScanRefusal.Empty);
        }

        if (ScanFormat.Recognise(content.Slice(0, Math.Min(content.Length, ScanFormat.HeadBytes)).Span) is not { } mediaType)
        {
            return Refused(null, ScanRefusal.UnknownFormat);
        }

        await workers.WaitAsync(cancellationToken);
        try
        {
            return await ReadPagesAsync(mediaType, content, onPage, cancellationToken);
        }
        finally
        {
            workers.Release();
        }
    }

    /// <summary>To be called when no reading is under way.</summary>
    public void Dispose()
    {
        pageReader.Dispose();
        workers.Dispose();
        if (module is { IsCompletedSuccessfully: true })
        {
            module.Result.Dispose();
        }
    }

    // A preparation that failed, for want of memory or disk, is tried again by the next who needs it.
    Task<PdfiumModule> ModuleAsync()
    {
        lock (loading)
        {
            return module is null or { IsFaulted: true } or { IsCanceled: true }
                ? module = Task.Run(() => PdfiumModule.Load(options.CacheDirectory, time, logger))
                : module;
        }
    }

    async Task<ScanReading> ReadPagesAsync(
        string mediaType, ScanContent content, Func<ScannedPage, CancellationToken, Task> onPage, CancellationToken cancellationToken)
    {
        var engine = await ModuleAsync().WaitAsync(cancellationToken);
        var line = new ReadingLine(pageReader, onPage, options.FileTimeLimit, time);
        using var session = new RenderingSession(engine, () => ScanFormat.Open(mediaType, content, options), options);
        await using var thread = new SandboxThread();
        try
        {
            var count = await thread.RunAsync(session.Open);
            var next = thread.RunAsync(() => session.Render(0));
            for (var number = 1; number <= count && !line.IsOver; number++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var rendered = await next;
                content.ThrowIfFailed();

                // The next page is drawn while this one is recognised, and the pictures of the one before are made.
                var following = number;
                next = following < count ? thread.RunAsync(() => session.Render(following)) : next;
                await line.TakeAsync(number, rendered, cancellationToken);
            }

            await line.EndAsync(cancellationToken);
            return new ScanReading { MediaType = mediaType, PageCount = line.HandedOver, Refusal = line.IsOver ? ScanRefusal.TooMuchTime : null };
        }
        catch (ScanRefusedException e)
        {
            content.ThrowIfFailed();
            await line.EndAsync(cancellationToken);
            return new ScanReading { MediaType = mediaType, PageCount = line.HandedOver, Refusal = e.Refusal };
        }
    }

    static ScanReading Refused(string? mediaType, ScanRefusal refusal) => new() { MediaType = mediaType, PageCount = 0, Refusal = refusal };
}
