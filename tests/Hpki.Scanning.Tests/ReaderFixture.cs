using Hpki.Scanning.Rendering;
using Hpki.Scanning.Tests;

[assembly: AssemblyFixture(typeof(ReaderFixture))]

namespace Hpki.Scanning.Tests;

/// <summary>One reader for all tests, as in the product: the engine is compiled once and kept.</summary>
public sealed class ReaderFixture : IDisposable
{
    internal static readonly string Cache = Path.Combine(AppContext.BaseDirectory, "prepared");

    /// <summary>For tests that look at the pixels between the steps.</summary>
    internal static Lazy<Task<PdfiumModule>> Module { get; } = new(() => Task.Run(() => PdfiumModule.Load(Cache, TimeProvider.System)));

    public ScanReader Reader { get; } = new(new ScanReaderOptions { CacheDirectory = Cache }, TimeProvider.System);

    public void Dispose() => Reader.Dispose();
}
