using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Hpki.Procedures.Stacks;
using Hpki.Scanning;
using Hpki.Scanning.Corpus;
using HpkiFunctions.Intake;

namespace Hpki.Benchmarks;

/// <summary>
/// A thousand pages of the seeded corpus: a stack of 500 in gray (PDF of JPEGs) and two of 250 in black and white (TIFF of faxes). Each is
/// read by a process of its own, so that making the pages counts for nothing. What was read wrong is told on the error stream.
/// </summary>
sealed class ScanningBenchmark : Benchmark
{
    /// <summary>First argument of the reading process; the second is the stack's path.</summary>
    public const string ChildArgument = "--scanning-child";

    const int JpegQuality = 60;
    const string Truths = ".truths.json";
    const string Answer = ".answer.json";

    static readonly (int Seed, bool IsFax, bool HasCovers, int Pages)[] Stacks = [(1, false, false, 500), (2, true, false, 250), (3, true, true, 250)];

    public override string Name => "scanning";

    public override IReadOnlyDictionary<string, Bound> Bounds => new Dictionary<string, Bound>
    {
        ["codeFound"] = Bound.AtLeast(0.99),
        ["codeFoundFax"] = Bound.AtLeast(0.9),
        ["wrongCodes"] = Bound.AtMost(0),
        ["wrongRequests"] = Bound.AtMost(0),
        ["msPerPage"] = Bound.AtMost(150),
        ["peakMb"] = Bound.AtMost(400),
    };

    public override async Task<IReadOnlyDictionary<string, double>> RunAsync()
    {
        string folder = Directory.CreateTempSubdirectory("hpki-scanning").FullName;
        try
        {
            string[] stacks = await MakeAsync(folder);
            List<ScanningAnswer> answers = [];
            foreach (string stack in stacks)
            {
                answers.Add(await ReadInChildAsync(stack));
            }

            return new Dictionary<string, double>
            {
                ["codeFound"] = answers.Sum(answer => answer.CodesFound) / (double)answers.Sum(answer => answer.Codes),
                ["codeFoundFax"] = answers.Sum(answer => answer.FaxCodesFound) / (double)answers.Sum(answer => answer.FaxCodes),
                ["wrongCodes"] = answers.Sum(answer => answer.WrongCodes),
                ["wrongRequests"] = answers.Sum(answer => answer.WrongRequests),
                ["msPerPage"] = answers.Sum(answer => answer.Milliseconds) / answers.Sum(answer => answer.Pages),
                ["peakMb"] = answers[0].PeakMb,
            };
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The reading process.</summary>
    public static async Task RunChildAsync(string stack)
    {
        CorpusPage[] truths = JsonSerializer.Deserialize<CorpusPage[]>(await File.ReadAllTextAsync(stack + Truths))!;
        using ScanReader reader = new(
            new() { CacheDirectory = Path.GetDirectoryName(stack), Forms = [.. CorpusForms.All.Select(form => form.Layout)] }, TimeProvider.System);
        await reader.PrepareAsync(CancellationToken.None);
        CorpusScore score = new();
        List<StackPage> stackPages = [];
        await using FileStream file = File.OpenRead(stack);
        Stopwatch watch = Stopwatch.StartNew();
        ScanReading reading = await reader.ReadAsync(file, (page, _) =>
        {
            score.Add(truths[page.Number - 1], page);
            stackPages.Add(StackSorting.PageOf(page));
            return Task.CompletedTask;
        }, CancellationToken.None);
        double milliseconds = watch.Elapsed.TotalMilliseconds;
        if (reading.Refusal is not null || reading.PageCount != truths.Length)
        {
            throw new InvalidOperationException($"{stack} ended after {reading.PageCount} of {truths.Length} pages: {reading.Refusal?.English}");
        }

        score.Add(StackSplitter.Split([.. stackPages.Select(page => page.Codes is [{ } code] ? page with { Owner = score.OwnerOf(code) } : page)]));
        foreach (string line in score.Faults.Append(score.Summary()))
        {
            System.Console.Error.WriteLine($"{Path.GetFileName(stack)}: {line}");
        }

        await File.WriteAllTextAsync(stack + Answer, JsonSerializer.Serialize(new ScanningAnswer
        {
            Pages = score.Pages,
            Milliseconds = milliseconds,
            PeakMb = PeakMb(),
            Codes = score.Codes,
            CodesFound = score.CodesFound,
            FaxCodes = score.FaxCodes,
            FaxCodesFound = score.FaxCodesFound,
            WrongCodes = score.WrongCodes,
            WrongRequests = score.WrongRequests,
        }));
    }

    static async Task<string[]> MakeAsync(string folder)
    {
        await using SheetPrinter printer = await SheetPrinter.CreateAsync(folder);
        List<string> stacks = [];
        foreach ((int seed, bool isFax, bool hasCovers, int pages) in Stacks)
        {
            string stack = Path.Combine(folder, $"stack-{seed}");
            IAsyncEnumerable<(CorpusPage, SkiaSharp.SKBitmap)> scanned = new StackGenerator(printer, CorpusForms.All, seed, isFax, hasCovers).PagesAsync(pages);
            IReadOnlyList<CorpusPage> truths = isFax
                ? await StackWriter.WriteTiffAsync(stack, scanned)
                : await StackWriter.WritePdfAsync(stack, scanned, JpegQuality);
            await File.WriteAllTextAsync(stack + Truths, JsonSerializer.Serialize(truths));
            stacks.Add(stack);
        }

        return [.. stacks];
    }

    static async Task<ScanningAnswer> ReadInChildAsync(string stack)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!);
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
        {
            start.ArgumentList.Add(typeof(ScanningBenchmark).Assembly.Location);
        }

        start.ArgumentList.Add(ChildArgument);
        start.ArgumentList.Add(stack);
        using Process process = Process.Start(start)!;
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<ScanningAnswer>(await File.ReadAllTextAsync(stack + Answer))!
            : throw new InvalidOperationException($"The process that was to read {stack} ended with {process.ExitCode}.");
    }

    // The most that the process ever had in memory (proc(5)).
    static double PeakMb() => double.Parse(
        File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM", StringComparison.Ordinal)).Split(':')[1].Replace("kB", "", StringComparison.Ordinal),
        CultureInfo.InvariantCulture) / 1024;
}
