using Hpki.Scanning.Corpus;

namespace Hpki.Scanning.Tests;

/// <summary>A printer of the house's forms and a reader that knows them.</summary>
public sealed class FormFixture : IAsyncLifetime
{
    public ScanReader Reader { get; } = new(
        new ScanReaderOptions { CacheDirectory = ReaderFixture.Cache, Forms = [.. CorpusForms.All.Select(form => form.Layout)] }, TimeProvider.System);

    public SheetPrinter Printer { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Printer = await SheetPrinter.CreateAsync(ReaderFixture.Cache);

    public async ValueTask DisposeAsync()
    {
        Reader.Dispose();
        await Printer.DisposeAsync();
    }
}
