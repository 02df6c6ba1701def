using System.Globalization;
using Microsoft.Coyote;
using Microsoft.Coyote.Logging;
using Microsoft.Coyote.SystematicTesting;

namespace Hpki.LocalRuntime.Exploration.Tests;

/// <summary>
/// Plays a scenario in many schedules: who runs next is decided by a seed at every lock, atomic operation, task and wait. A seed stands for a
/// batch of schedules, and plays the same ones again.
/// </summary>
static class Exploration
{
    const string SeedVariable = "HPKI_EXPLORE_SEED";
    const int Batch = 25;
    const int StepsAtMost = 20_000;

    // A deadlock of controlled threads is seen at once. This bounds a wait on something uncontrolled; a busy machine must not look like one.
    const int MillisecondsOfSilence = 60_000;

    /// <summary>Schedules of each scenario; HPKI_EXPLORE_SCHEDULES asks for another number.</summary>
    static readonly int Schedules =
        int.TryParse(Environment.GetEnvironmentVariable("HPKI_EXPLORE_SCHEDULES"), CultureInfo.InvariantCulture, out int asked) ? asked
        : Environment.GetEnvironmentVariable("HPKI_TEST_LONG") == "1" ? 10_000
        : 50;

    /// <summary>Fails with the first schedule in which the scenario throws, deadlocks or does not end, and says how to play it again.</summary>
    public static void Run(Func<Task> scenario)
    {
        if (FindBug(scenario, Schedules) is { } bug)
        {
            Assert.Fail($"{bug.Report}\nAfter {bug.Schedules} schedules. The same again: {SeedVariable}={bug.Seed}");
        }
    }

    /// <summary>The first bug; null when there is none in the given number of schedules.</summary>
    public static Bug? FindBug(Func<Task> scenario, int schedules)
    {
        if (Environment.GetEnvironmentVariable(SeedVariable) is { Length: > 0 } given)
        {
            return Play(scenario, uint.Parse(given, CultureInfo.InvariantCulture), Batch).Bug;
        }

        // Another part of the schedules each day would hide what broke a build: a run starts with the same seed until asked otherwise.
        uint seed = 1;
        for (int played = 0; played < schedules; seed++)
        {
            (Bug? bug, int count) = Play(scenario, seed, Math.Min(Batch, schedules - played));
            if (bug is not null)
            {
                return bug with { Schedules = played + count };
            }

            played += count;
        }

        return null;
    }

    static (Bug? Bug, int Schedules) Play(Func<Task> scenario, uint seed, int schedules)
    {
        using TestingEngine engine = TestingEngine.Create(Configured(seed, schedules), scenario);
        engine.Run();
        TestReport report = engine.TestReport;
        int count = report.NumOfExploredFairPaths + report.NumOfExploredUnfairPaths;
        if (report.InternalErrors.Count > 0)
        {
            throw new InvalidOperationException(string.Join("\n", report.InternalErrors));
        }

        return report.NumOfFoundBugs == 0 ? (null, count) : (new(string.Join("\n", report.BugReports), seed, count), count);
    }

    static Configuration Configured(uint seed, int schedules)
    {
        Configuration configuration = Configuration.Create()
            .WithTestingIterations((uint)schedules)
            .WithRandomGeneratorSeed(seed)
            .WithMaxSchedulingSteps(StepsAtMost)
            .WithFailureOnMaxStepsBoundEnabled()
            .WithPartiallyControlledConcurrencyAllowed(false)
            .WithSystematicFuzzingFallbackEnabled(false)
            .WithPotentialDeadlocksReportedAsBugs()
            .WithDeadlockTimeout(MillisecondsOfSilence)
            .WithTelemetryEnabled(false)
            .WithVerbosityEnabled(VerbosityLevel.None);

        // None finds every kind of bug first: chance, few changes of priority at few points, and rare changes.
        return (seed % 3) switch
        {
            0 => configuration.WithRandomStrategy(),
            1 => configuration.WithPrioritizationStrategy(),
            _ => configuration.WithProbabilisticStrategy(),
        };
    }
}
