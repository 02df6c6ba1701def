using Hpki.Scanning.Tests;

[assembly: AssemblyFixture(typeof(ReaderFixture))]

namespace Hpki.Scanning.Tests;

/// <summary>One reader for all tests, as in the product: the engine is compiled once.</summary>
public sealed class ReaderFixture : IDisposable
{
    public ScanReader Reader { get; } = new(new ScanReaderOptions(), TimeProvider.System);

    public void Dispose() => Reader.Dispose();
}
