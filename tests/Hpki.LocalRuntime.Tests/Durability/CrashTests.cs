using Hpki.LocalRuntime.Tests.Durable;

namespace Hpki.LocalRuntime.Tests.Durability;

/// <summary>
/// A process that plays the mixed workload is killed with SIGKILL: after its n-th store transaction, before anybody knows of it, or at any
/// microsecond. A short sample drawn by a seed; with HPKI_TEST_LONG=1 every transaction once and HPKI_TEST_KILLS (300) random moments. A
/// course is played again with HPKI_TEST_SEED; the machine's pace is the one thing that the seed does not say.
/// </summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    const int LastMicrosecond = 400_000;
    const int LastCommit = 25;

    static bool IsLong => Environment.GetEnvironmentVariable("HPKI_TEST_LONG") == "1";

    [Fact]
    public async Task Restart_AfterAKillBehindAnyTransaction_LosesNothingAndRepeatsNothing()
    {
        Random random = new(Seed());
        IEnumerable<int> commits = IsLong ? Enumerable.Range(1, int.MaxValue) : Enumerable.Range(0, 3).Select(_ => random.Next(1, LastCommit));
        int kills = 0;

        foreach (int commit in commits)
        {
            using StoreFile file = new();
            CrashRun run = await MortalProcess.WorkAsync(file.Path, 0, $"commit:{commit}");
            IReadOnlyList<string> problems = await Aftermath.ProblemsAsync(file.Path, run.Lines, [.. Acceptance.In(run.Lines)]);

            Assert.True(run.WasKilled || run.IsDone, $"Exit code {run.ExitCode}.");
            Assert.True(problems.Count == 0, $"Killed after transaction {commit}: {string.Join(' ', problems)}");
            if (IsLong && run.IsDone)
            {
                break;
            }

            kills += run.WasKilled ? 1 : 0;
        }

        output.WriteLine($"{kills} kills, each after another transaction.");
        Assert.NotEqual(0, kills);
    }

    [Fact]
    public async Task Restart_AfterKillsAtAnyMoment_LosesNothingAndRepeatsNothing()
    {
        Random random = new(Seed());
        int wanted = IsLong ? Number("HPKI_TEST_KILLS") ?? 300 : 4;
        int kills = 0;

        while (kills < wanted)
        {
            using StoreFile file = new();
            List<string> lines = [];
            int runs = random.Next(1, 5);
            for (int run = 0; run < runs; run++)
            {
                string kill = random.Next(3) == 0 ? $"commit:{random.Next(1, LastCommit)}" : $"micros:{random.Next(1, LastMicrosecond)}";
                CrashRun played = await MortalProcess.WorkAsync(file.Path, run, kill);
                Assert.True(played.WasKilled || played.IsDone, $"Exit code {played.ExitCode}.");
                kills += played.WasKilled ? 1 : 0;
                lines.AddRange(played.Lines);
                IReadOnlyList<string> torn = StoreFacts.Problems(file.Path);
                Assert.True(torn.Count == 0, $"Kill {kills} ({kill}, run {run}): {string.Join(' ', torn)}");
            }

            IReadOnlyList<string> problems = await Aftermath.ProblemsAsync(file.Path, lines, [.. Acceptance.In(lines)]);
            Assert.True(problems.Count == 0, $"After {kills} kills, {runs} of them on this store: {string.Join(' ', problems)}");
        }

        output.WriteLine($"{kills} kills.");
    }

    int Seed()
    {
        int seed = Number("HPKI_TEST_SEED") ?? Random.Shared.Next();
        output.WriteLine($"HPKI_TEST_SEED={seed}");
        return seed;
    }

    static int? Number(string variable) => int.TryParse(Environment.GetEnvironmentVariable(variable), out int number) ? number : null;
}
