using Hpki.LocalRuntime.Clocks;
using Hpki.LocalRuntime.Functions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Hpki.LocalRuntime.Tests.Functions;

public sealed class TimerFunctionTests : IDisposable
{
    static readonly DateTimeOffset Noon = new(2026, 4, 1, 12, 0, 0, TimeSpan.Zero);

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("timers");
    readonly VirtualTime _clock = new(Noon);
    readonly RunLog _runs = new();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Clock_AtAnOccurrence_RunsTheFunctionWithItsSchedule()
    {
        FakeTimeProvider clock = new(Noon);
        using var host = await StartAsync(clock: clock);

        clock.Advance(TimeSpan.FromHours(5));
        var run = await _runs.NextAsync();

        Assert.Equal(("Daily", false), (run.Function, run.Info.IsPastDue));
        Assert.Equal(default, run.Info.ScheduleStatus!.Last);
        Assert.Equal(Noon.AddHours(5).UtcDateTime, run.Info.ScheduleStatus.Next);
        Assert.Equal(DateTimeKind.Utc, run.Info.ScheduleStatus.Next.Kind);
    }

    [Fact]
    public async Task Skip_OverDays_RunsEveryOccurrenceOnceAtItsTime()
    {
        using var host = await StartAsync();

        await _clock.SkipAsync(TimeSpan.FromDays(3), TestContext.Current.CancellationToken);

        var days = _runs.All.Where(run => run.Function == "Daily").ToList();
        Assert.Equal([1, 2, 3], days.Select(run => run.At.Day));
        Assert.All(days, run => Assert.Equal(17, run.At.Hour));
        Assert.Equal([default, Noon.AddHours(5).UtcDateTime, Noon.AddHours(29).UtcDateTime], days.Select(run => run.Info.ScheduleStatus!.Last));
    }

    [Fact]
    public async Task Start_AfterAMissedOccurrence_RunsItOnceAsPastDue()
    {
        using (await StartAsync())
        {
        }

        _clock.Advance(TimeSpan.FromDays(3));
        using var host = await StartAsync();
        await _clock.SettleAsync(TestContext.Current.CancellationToken);
        await _clock.SettleAsync(TestContext.Current.CancellationToken);

        var run = Assert.Single(_runs.All, run => run.Function == "Daily");
        Assert.True(run.Info.IsPastDue);
        Assert.Equal(Noon.AddHours(5).UtcDateTime, run.Info.ScheduleStatus!.Next);
        Assert.Equal(Noon.AddDays(3).AddHours(5), host.Services.GetRequiredService<FunctionTimers>().NextDue);
    }

    [Fact]
    public async Task Start_AfterARunThatTheHostCutOff_RunsItAgain()
    {
        using (var host = await StartAsync())
        {
            _runs.Cancel = new CancellationTokenSource();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _clock.SkipAsync(TimeSpan.FromHours(5), _runs.Cancel.Token));
            _runs.Cancel = null;
        }

        _clock.Advance(TimeSpan.FromMinutes(1));
        using var again = await StartAsync();
        await _clock.SettleAsync(TestContext.Current.CancellationToken);

        Assert.Equal([false, true], _runs.All.Where(run => run.Function == "Daily").Select(run => run.Info.IsPastDue));
    }

    [Fact]
    public async Task Start_AfterTheScheduleChanged_DoesNotMakeUpForWhatTheNewOneWouldHaveRun()
    {
        await File.WriteAllTextAsync(
            Path.Combine(_folder.FullName, "timers.json"),
            """{"Daily":{"Last":"2026-03-30T03:00:00Z","Next":"2026-03-31T03:00:00Z","LastUpdated":"2026-03-30T03:00:00Z"}}""",
            TestContext.Current.CancellationToken);

        using var host = await StartAsync();
        await _clock.SettleAsync(TestContext.Current.CancellationToken);

        Assert.Empty(_runs.All);
    }

    [Fact]
    public async Task Failure_OfARun_LeavesTheScheduleGoing()
    {
        using var host = await StartAsync();
        var timers = host.Services.GetRequiredService<FunctionTimers>();
        _runs.Fail = true;

        await _clock.SkipAsync(TimeSpan.FromHours(5), TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<InvalidOperationException>(() => timers.TriggerAsync("Daily", TestContext.Current.CancellationToken));

        Assert.Equal(Noon.AddHours(29), timers.NextDue);
    }

    [Fact]
    public async Task Trigger_ByHand_RunsNowAndLeavesTheScheduleAlone()
    {
        using var host = await StartAsync();
        var timers = host.Services.GetRequiredService<FunctionTimers>();

        await timers.TriggerAsync("daily", TestContext.Current.CancellationToken);

        var run = Assert.Single(_runs.All);
        Assert.Equal(Noon, run.At);
        Assert.False(run.Info.IsPastDue);
        Assert.Equal(Noon.AddHours(5), timers.NextDue);
        await Assert.ThrowsAsync<ArgumentException>(() => timers.TriggerAsync("Yearly", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Disabled_BySetting_RunsByHandAlone()
    {
        using var host = await StartAsync(settings: new() { ["AzureWebJobs.Daily.Disabled"] = "true" });

        await _clock.SkipAsync(TimeSpan.FromDays(3), TestContext.Current.CancellationToken);
        var byClock = _runs.All.Count(run => run.Function == "Daily");
        await host.Services.GetRequiredService<FunctionTimers>().TriggerAsync("Daily", TestContext.Current.CancellationToken);

        Assert.Equal((0, 1), (byClock, _runs.All.Count(run => run.Function == "Daily")));
    }

    [Fact]
    public async Task Trigger_WhileTheFunctionRuns_WaitsForItsEnd()
    {
        using var host = await StartAsync();
        var timers = host.Services.GetRequiredService<FunctionTimers>();
        _runs.Hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        var first = timers.TriggerAsync("Daily", TestContext.Current.CancellationToken);
        var second = timers.TriggerAsync("Daily", TestContext.Current.CancellationToken);
        var begun = _runs.All.Count;
        _runs.Hold.SetResult();
        await Task.WhenAll(first, second);

        Assert.Equal(1, begun);
        Assert.Equal(2, _runs.All.Count);
    }

    [Fact]
    public async Task Schedule_MoreOftenThanEveryMinute_IsNotMonitored()
    {
        using var host = await StartAsync(typeof(Often));

        await _clock.SkipAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        Assert.Equal([null, null], _runs.All.Select(run => run.Info.ScheduleStatus));
        Assert.False(File.Exists(Path.Combine(_folder.FullName, "timers.json")));
    }

    async Task<IHost> StartAsync(Type? functions = null, TimeProvider? clock = null, Dictionary<string, string?>? settings = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddSingleton(clock ?? _clock).AddSingleton(_runs);
        builder.AddFunctionsApplication([functions ?? typeof(Upkeep)], new LocalFunctionsOptions { DataFolder = _folder.FullName });
        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }

    public sealed record Run(string Function, TimerInfo Info, DateTimeOffset At);

    public sealed class RunLog
    {
        readonly System.Threading.Channels.Channel<Run> _runs = System.Threading.Channels.Channel.CreateUnbounded<Run>();
        readonly List<Run> _all = [];

        public IReadOnlyList<Run> All => _all;

        public bool Fail { get; set; }

        public CancellationTokenSource? Cancel { get; set; }

        public TaskCompletionSource? Hold { get; set; }

        public ValueTask<Run> NextAsync() => _runs.Reader.ReadAsync(TestContext.Current.CancellationToken);

        public async Task AddAsync(Run run, CancellationToken cancellationToken)
        {
            _all.Add(run);
            _runs.Writer.TryWrite(run);
            if (Cancel is { } cancel)
            {
                await cancel.CancelAsync();
                cancellationToken.ThrowIfCancellationRequested();
            }

            await (Hold?.Task ?? Task.CompletedTask);
            if (Fail)
            {
                throw new InvalidOperationException("broken");
            }
        }
    }

    public sealed class Upkeep(RunLog runs, TimeProvider clock)
    {
        // 02:00 JST
        [Function(nameof(Daily))]
        public Task Daily([TimerTrigger("0 0 17 * * *")] TimerInfo timer, FunctionContext context, CancellationToken cancellationToken) =>
            runs.AddAsync(new Run(context.FunctionDefinition.Name, timer, clock.GetUtcNow()), cancellationToken);
    }

    public sealed class Often(RunLog runs, TimeProvider clock)
    {
        [Function(nameof(EveryTenSeconds))]
        public Task EveryTenSeconds([TimerTrigger("*/10 * * * * *")] TimerInfo timer) =>
            runs.AddAsync(new Run(nameof(EveryTenSeconds), timer, clock.GetUtcNow()), CancellationToken.None);
    }
}
