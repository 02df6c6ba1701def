using System.Diagnostics;
using Hpki.LocalRuntime.Durable.Storage;
using Hpki.LocalRuntime.Tests.Durable;
using Microsoft.Data.Sqlite;

namespace Hpki.LocalRuntime.Tests.Durability;

/// <summary>
/// The store cannot grow any more in the middle of the workload: the engine stops, every call that was accepted is kept, the others are refused by
/// a StoreFailedException, and once there is room a restart goes on. Sizes are drawn by a seed (HPKI_TEST_SEED), 3, or 40 with HPKI_TEST_LONG=1.
/// </summary>
public sealed class DiskFullTests(ITestOutputHelper output)
{
    const int SmallestKibibytes = 100;
    const int LargestKibibytes = 400;

    static bool IsLong => Environment.GetEnvironmentVariable("HPKI_TEST_LONG") == "1";

    [Fact]
    public async Task Restart_AfterFilesCouldNotGrow_GoesOnWithAllThatWasAccepted()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no limit of this kind.");
        foreach (int size in Sizes())
        {
            using StoreFile file = new();

            CrashRun run = await MortalProcess.WorkWithLimitAsync(file.Path, size);

            await AssertStoppedAndGoesOnAsync(run, file.Path, size);
        }
    }

    [Fact]
    public async Task Restart_AfterAFullDisk_GoesOnWithAllThatWasAccepted()
    {
        foreach (int size in Sizes())
        {
            using StoreFile file = new();
            string disk = Path.GetDirectoryName(file.Path)!;
            Assert.SkipUnless(await MountAsync($"size={size}k", "none", disk), "This user may not mount a small disk; the limit on files is tested in any case.");
            try
            {
                CrashRun run = await MortalProcess.WorkAsync(file.Path, 0, "never");
                await OpenWhileFullAsync(file.Path);
                Assert.True(await MountAsync("remount,size=16m", "none", disk));

                await AssertStoppedAndGoesOnAsync(run, file.Path, size);
            }
            finally
            {
                await RunAsync("umount", disk);
            }
        }
    }

    static async Task AssertStoppedAndGoesOnAsync(CrashRun run, string path, int size)
    {
        Assert.NotNull(run.Refusal);
        Assert.Contains("The orchestration store could not be written: SQLite Error", run.Refusal, StringComparison.Ordinal);
        Assert.Contains("The engine has stopped; restart it once the cause is mended.", run.Refusal, StringComparison.Ordinal);
        Acceptance[] accepted = [.. Acceptance.In(run.Lines)];
        Assert.NotEmpty(accepted);
        IReadOnlyList<string> problems = await Aftermath.ProblemsAsync(path, run.Lines, accepted);
        Assert.True(problems.Count == 0, $"With {size} KiB: {string.Join(' ', problems)}");
    }

    /// <summary>A restart before there is room may fail or not, but must not lose anything.</summary>
    static async Task OpenWhileFullAsync(string path)
    {
        try
        {
            await using DurableStore store = DurableStore.OpenFile(path);
            await store.WriteAsync(writer => writer.Reader.Find("chain-0"));
        }
        catch (Exception exception) when (exception is IOException or SqliteException)
        {
        }
    }

    int[] Sizes()
    {
        int seed = int.TryParse(Environment.GetEnvironmentVariable("HPKI_TEST_SEED"), out int given) ? given : Random.Shared.Next();
        output.WriteLine($"HPKI_TEST_SEED={seed}");
        Random random = new(seed);
        return [.. Enumerable.Range(0, IsLong ? 40 : 3).Select(_ => random.Next(SmallestKibibytes, LargestKibibytes))];
    }

    static Task<bool> MountAsync(string options, string device, string folder)
        => OperatingSystem.IsLinux() ? RunAsync("mount", "-t", "tmpfs", "-o", options, device, folder) : Task.FromResult(false);

    static async Task<bool> RunAsync(string command, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode == 0;
    }
}
