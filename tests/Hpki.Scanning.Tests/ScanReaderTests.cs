using Microsoft.Extensions.Time.Testing;

namespace Hpki.Scanning.Tests;

public sealed class ScanReaderTests(ReaderFixture fixture)
{
    readonly ScanReader reader = fixture.Reader;

    [Fact]
    public void Refusal_OfEveryKind_HasSentencesOfItsOwn()
    {
        ScanRefusal[] refusals = [.. Enum.GetValues<ScanRefusalKind>().Select(kind => ScanRefusal.Of(kind, new()))];

        Assert.Equal(Enum.GetValues<ScanRefusalKind>(), refusals.Select(refusal => refusal.Kind));
        Assert.Equal(refusals.Length, refusals.Select(refusal => refusal.Japanese).Distinct().Count());
    }

    [Fact]
    public async Task ReadAsync_CacheThatCannotBeWritten_CompilesInMemory()
    {
        using var directory = new TemporaryDirectory();
        File.WriteAllText(directory.File("cache"), "a file where the directory should be");
        using var uncached = new ScanReader(new ScanReaderOptions { CacheDirectory = directory.File("cache") }, TimeProvider.System);
        using var page = TestScans.Form(code: null);

        var reading = await uncached.ReadAsync(TestPdfs.OfImages(page), TestContext.Current.CancellationToken);

        Assert.Null(reading.Refusal);
    }

    [Fact]
    public async Task PrepareAsync_AfterAFailure_TriesAgain()
    {
        using var mending = new ScanReader(new ScanReaderOptions { CacheDirectory = ReaderFixture.Cache }, new FailingOnceClock());

        await Assert.ThrowsAsync<InvalidOperationException>(() => mending.PrepareAsync(TestContext.Current.CancellationToken));

        await mending.PrepareAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task ReadAsync_NoBytes_IsRefusedAsEmpty()
    {
        var reading = await reader.ReadAsync(ReadOnlyMemory<byte>.Empty, TestContext.Current.CancellationToken);

        Assert.Equal((null, ScanRefusalKind.Empty), (reading.MediaType, reading.Refusal?.Kind));
    }

    [Theory]
    [InlineData("a letter in plain text")]
    [InlineData("PK\u0003\u0004 a zip archive")]
    [InlineData("<html>a page</html>")]
    [InlineData("I")]
    public async Task ReadAsync_OtherFormats_AreRefusedAsUnknown(string content)
    {
        var reading = await reader.ReadAsync(System.Text.Encoding.Latin1.GetBytes(content), TestContext.Current.CancellationToken);

        Assert.Equal((null, ScanRefusalKind.UnknownFormat), (reading.MediaType, reading.Refusal?.Kind));
    }

    [Fact]
    public async Task ReadAsync_MoreBytesThanAllowed_IsRefused()
    {
        using var small = Reader(new ScanReaderOptions { MaxBytes = 1_000_000 });

        var reading = await small.ReadAsync(new byte[1_000_001], TestContext.Current.CancellationToken);

        Assert.Equal(ScanRefusalKind.TooLarge, reading.Refusal?.Kind);
        Assert.Contains("1 MB", reading.Refusal?.Japanese, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_NoTimeForAStep_IsRefusedAsTooMuchTime()
    {
        using var hasty = Reader(new ScanReaderOptions { StepTimeLimit = TimeSpan.Zero });
        using var page = TestScans.Form();

        var reading = await hasty.ReadAsync(TestPdfs.OfImages(page), TestContext.Current.CancellationToken);

        Assert.Equal(ScanRefusalKind.TooMuchTime, reading.Refusal?.Kind);
    }

    [Fact]
    public async Task ReadAsync_FileTimeIsOver_KeepsThePagesReadSoFar()
    {
        var clock = new FakeTimeProvider();
        using var slow = new ScanReader(new ScanReaderOptions { CacheDirectory = ReaderFixture.Cache, FileTimeLimit = TimeSpan.FromMinutes(1) }, clock);
        using var form = TestScans.Form();
        var pages = new List<int>();

        var reading = await slow.ReadAsync(TestPdfs.OfImages(form, form, form), (page, _) =>
        {
            pages.Add(page.Number);
            clock.Advance(TimeSpan.FromSeconds(40));
            return Task.CompletedTask;
        }, TestContext.Current.CancellationToken);

        Assert.Equal(ScanRefusalKind.TooMuchTime, reading.Refusal?.Kind);
        Assert.Equal([1, 2], pages);
        Assert.Equal(2, reading.PageCount);
    }

    [Fact]
    public async Task ReadAsync_TooLittleMemoryToOpen_IsRefusedAsTooMuchMemory()
    {
        using var tight = Reader(new ScanReaderOptions { MaxEngineBytes = 20 * 1024 * 1024 });

        var reading = await tight.ReadAsync(TestPdfs.WithHugeTable(), TestContext.Current.CancellationToken);

        Assert.Equal(ScanRefusalKind.TooMuchMemory, reading.Refusal?.Kind);
    }

    [Fact]
    public async Task ReadAsync_TooLittleMemoryToDraw_NeedsEyes()
    {
        using var tight = Reader(new ScanReaderOptions { MaxEngineBytes = 20 * 1024 * 1024 });
        var pdf = new RawPdf();
        pdf.AddPage("595", "842", "100 100 200 200 re f");
        pdf.AddPage("1800", "1800", "100 100 200 200 re f");

        var reading = await tight.ReadAsync(pdf.ToArray(), TestContext.Current.CancellationToken);

        Assert.Equal([null, PageDoubt.TooMuchMemory], reading.Pages.Select(page => page.Doubt));
    }

    [Fact]
    public async Task ReadAsync_ReceiverFails_ThrowsThatAndStaysUsable()
    {
        using var page = TestScans.Form();
        var pdf = TestPdfs.OfImages(page, page, page);

        await Assert.ThrowsAsync<IOException>(() => reader.ReadAsync(pdf, (_, _) => throw new IOException("full"), TestContext.Current.CancellationToken));
        var again = await reader.ReadAsync(pdf, TestContext.Current.CancellationToken);

        Assert.Equal(3, again.PageCount);
    }

    [Fact]
    public async Task ReadAsync_Cancelled_Throws()
    {
        using var page = TestScans.Form();
        using var cancellation = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reader.ReadAsync(TestPdfs.OfImages(page, page), (_, _) => cancellation.CancelAsync(), cancellation.Token));
    }

    [Fact]
    public async Task ReadAsync_ManyFilesAtOnce_GivesEachItsOwnPages()
    {
        var files = Enumerable.Range(0, 6).Select(i =>
        {
            using var page = TestScans.Form($"FILE-{i}");
            return TestPdfs.OfImages(page, page);
        }).ToList();

        var readings = await Task.WhenAll(files.Select(file => reader.ReadAsync(file, TestContext.Current.CancellationToken)));

        Assert.Equal(
            Enumerable.Range(0, 6).Select(i => $"FILE-{i} FILE-{i}"),
            readings.Select(reading => string.Join(' ', reading.Pages.Select(page => Assert.Single(page.Codes).Text))));
    }

    static ScanReader Reader(ScanReaderOptions options) => new(options with { CacheDirectory = ReaderFixture.Cache }, TimeProvider.System);

    // The engine's ticker is the last thing its loading makes.
    sealed class FailingOnceClock : TimeProvider
    {
        int timers;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            Interlocked.Increment(ref timers) == 1 ? throw new InvalidOperationException("No ticker this time.") : System.CreateTimer(callback, state, dueTime, period);
    }
}
