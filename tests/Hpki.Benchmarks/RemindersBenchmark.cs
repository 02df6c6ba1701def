using Hpki.LocalHost;
using Hpki.LocalHost.Seeding;
using Hpki.LocalRuntime.Functions;
using Hpki.Procedures.Calendar;
using Hpki.Procedures.Renewals;
using Hpki.Registry.Storage;
using Hpki.Registry.Upkeep;
using HpkiFunctions.Renewals;
using HpkiFunctions.Requests;
using Hpki.LocalRuntime;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hpki.Benchmarks;

/// <summary>Requests to storage for one daily run of the renewal reminders with 50 due, whatever the size of the register.</summary>
sealed class RemindersBenchmark : Benchmark
{
    const int Due = 50;
    const int Few = 2_000;
    const int Many = 20_000;

    double few;

    public override string Name => "reminders";

    /// <summary>The large register may cost no more than a tenth more than the small one.</summary>
    public override IReadOnlyDictionary<string, Bound> Bounds => new Dictionary<string, Bound> { [$"opsAt{Many}"] = Bound.AtMost(few * 1.1) };

    public override async Task<IReadOnlyDictionary<string, double>> RunAsync()
    {
        few = await MeasureAsync(Few);
        return new Dictionary<string, double> { [$"opsAt{Few}"] = few, [$"opsAt{Many}"] = await MeasureAsync(Many) };
    }

    static async Task<double> MeasureAsync(int cards)
    {
        await using LocalHostApplication host = await LocalHostApplication.StartAsync(
            new()
            {
                Port = 0,
                SeedDemoData = false,
                LogLevel = LogLevel.Warning,

                // Neither the clock's own run nor the sweeper, which looks around every minute, belongs to what is counted.
                Settings = new Dictionary<string, string?> { [$"AzureWebJobs.{nameof(RenewalFunctions.RemindOfRenewal)}.Disabled"] = "true", ["AzureWebJobs.SweepPending.Disabled"] = "true" },
            },
            CancellationToken.None);
        DateOnly today = TokyoTime.DateOf(TimeProvider.System.GetUtcNow());
        IReadOnlyList<int> stages = new ReminderTerms().DaysBefore;
        await host.Services.GetRequiredService<SampleRegister>().FillAsync(cards, number => today.AddDays(DaysLeft(number, cards, stages)), CancellationToken.None);
        await host.Services.GetRequiredService<ReminderRunState>().SaveAsync(new() { EndedAt = TimeProvider.System.GetUtcNow(), Through = today.AddDays(-1) });
        DurableTaskClient client = host.Services.GetRequiredService<EngineService>().Engine.Client;
        StorageCounter counter = host.Services.GetRequiredService<StorageCounter>();

        counter.Reset();
        ReminderRun run = await host.Services.GetRequiredService<ReminderRuns>().RunAsync(new DurableSignals(client), CancellationToken.None);
        await host.Services.GetRequiredService<EngineService>().Engine.WaitUntilIdleAsync();

        System.Console.Error.WriteLine($"{cards} cards: {run.Reminded} reminded, {host.Mails.All.Count} mails");
        foreach ((string operation, long count) in counter.ByOperation())
        {
            System.Console.Error.WriteLine($"{count,6} {operation}");
        }

        return run.Reminded == Due ? counter.Total : throw new InvalidOperationException($"{run.Reminded} holders were reminded in place of {Due}.");
    }

    // The first come into a stage today; the others stand on every other day of five years.
    static int DaysLeft(int number, int cards, IReadOnlyList<int> stages)
    {
        int spread = 1 + (int)((long)number * 1826 / cards);
        return number < Due ? stages[number % stages.Count] : stages.Contains(spread) ? spread + 1 : spread;
    }
}
