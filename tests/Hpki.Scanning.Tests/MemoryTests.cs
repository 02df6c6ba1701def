namespace Hpki.Scanning.Tests;

/// <summary>What long stacks leave in memory. Run alone: the memory of the process is everybody's.</summary>
[Collection(nameof(MemoryTests))]
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
public sealed class MemoryTests(ReaderFixture fixture)
{
    [Fact]
    public async Task ReadAsync_FiveHundredPages_KeepsTwoInMemory()
    {
        var pageCount = FuzzSeeds.IsLong ? 500 : 20;
        using var form = TestScans.Form(code: null, width: 1240, height: 1754);
        var pdf = TestPdfs.OfImages([.. Enumerable.Repeat(form, pageCount)]);
        long before = 0, most = 0;

        var reading = await fixture.Reader.ReadAsync(pdf, (page, _) =>
        {
            var now = GC.GetTotalMemory(forceFullCollection: page.Number % 10 == 0);
            before = page.Number == 10 ? now : before;
            most = page.Number % 10 == 0 ? Math.Max(most, now) : most;
            return Task.CompletedTask;
        }, TestContext.Current.CancellationToken);

        Assert.Equal((pageCount, null), (reading.PageCount, reading.Refusal));
        Assert.InRange(most - before, 0, 64L * 1024 * 1024);
    }
}
