using Hpki.Scanning.Corpus;

namespace Hpki.Scanning.Tests;

/// <summary>The seeded corpus of scanned stacks: a short piece here, thousands of pages under HPKI_TEST_LONG, and in the benchmark <c>scanning</c>.</summary>
public sealed class CorpusTests
{
    [Theory]
    [InlineData(11, false)]
    [InlineData(12, true)]
    public async Task ReadAsync_SeededStack_FindsWhatIsThere(int seed, bool isFax)
    {
        var pages = FuzzSeeds.IsLong ? 500 : 20;
        var score = await ReadStackAsync(seed, isFax, pages);

        TestContext.Current.SendDiagnosticMessage(score.Summary());
        Assert.True((score.WrongCodes, score.WrongRequests, score.WrongForms, score.WrongBlanks) == (0, 0, 0, 0), Story(score));
        Assert.True(score.CodesFound + score.FaxCodesFound >= (isFax ? 0.9 : 0.99) * (score.Codes + score.FaxCodes), Story(score));
        Assert.True(score.WrongTurns == 0 && score.BoxesWrong <= score.Boxes / 200, Story(score));
        Assert.True(score.BoxesUnsure <= score.Boxes / 10, Story(score));
        Assert.True(score.BlanksFound >= score.Blanks * 0.8, Story(score));
    }

    static async Task<CorpusScore> ReadStackAsync(int seed, bool isFax, int count)
    {
        using var directory = new TemporaryDirectory();
        using var reader = new ScanReader(
            new ScanReaderOptions { CacheDirectory = ReaderFixture.Cache, Forms = [.. CorpusForms.All.Select(form => form.Layout)] }, TimeProvider.System);
        var path = directory.File("stack");
        IReadOnlyList<CorpusPage> truths;
        await using (var printer = await SheetPrinter.CreateAsync(ReaderFixture.Cache))
        {
            var pages = new StackGenerator(printer, CorpusForms.All, seed, isFax, hasCovers: isFax).PagesAsync(count);
            truths = isFax ? await StackWriter.WriteTiffAsync(path, pages) : await StackWriter.WritePdfAsync(path, pages, quality: 75);
        }

        var score = new CorpusScore();
        await using var file = File.OpenRead(path);
        var reading = await reader.ReadAsync(file, (page, _) =>
        {
            if (Environment.GetEnvironmentVariable("HPKI_CORPUS_OUT") is { Length: > 0 } folder)
            {
                File.WriteAllBytes(Path.Combine(folder, $"{seed}-{page.Number:000}.jpg"), page.ViewerImage!);
            }

            score.Add(truths[page.Number - 1], page);
            return Task.CompletedTask;
        }, TestContext.Current.CancellationToken);
        Assert.Equal((count, null), (reading.PageCount, reading.Refusal));
        return score;
    }

    static string Story(CorpusScore score) => string.Join(Environment.NewLine, score.Faults.Prepend(score.Summary()));
}
