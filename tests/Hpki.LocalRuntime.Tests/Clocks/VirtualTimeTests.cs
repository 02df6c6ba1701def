using Hpki.LocalRuntime.Clocks;
using Hpki.LocalRuntime.Functions;
using Microsoft.Extensions.DependencyInjection;

namespace Hpki.LocalRuntime.Tests.Clocks;

/// <summary>Durable timers, timer functions and timers of the <see cref="TimeProvider"/> on one clock.</summary>
public sealed class VirtualTimeTests
{
    static readonly DateTimeOffset Noon = new(2026, 4, 1, 12, 0, 0, TimeSpan.Zero);

    readonly List<string> _log = [];

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Skip_OverTimersOfEveryKind_RunsThemInOrderEachToItsEnd()
    {
        VirtualTime clock = new(Noon);
        await using LocalFunctionApp app = await StartAsync(clock);
        await app.Client.ScheduleNewOrchestrationInstanceAsync(nameof(Flow.TwoSteps), new StartOrchestrationOptions("i"), Token);
        using ITimer timer = clock.CreateTimer(_ => Note(clock, "timer"), null, TimeSpan.FromHours(3), Timeout.InfiniteTimeSpan);

        await clock.SkipAsync(TimeSpan.FromHours(5), Token);

        // The function of 14:00 starts an orchestration, which ends before 15:00 comes.
        Assert.Equal(["13 step", "14 cron", "14 started by cron", "15 timer", "16 cron", "16 started by cron", "17 step"], _log);
        Assert.Equal(Noon.AddHours(5), clock.GetUtcNow());
    }

    [Fact]
    public async Task SkipToNext_OfThreeThings_StopsAtEachAndNamesIt()
    {
        VirtualTime clock = new(Noon);
        await using LocalFunctionApp app = await StartAsync(clock);
        await app.Client.ScheduleNewOrchestrationInstanceAsync(nameof(Flow.TwoSteps), new StartOrchestrationOptions("i"), Token);
        using ITimer timer = clock.CreateTimer(_ => Note(clock, "timer"), null, TimeSpan.FromHours(2), Timeout.InfiniteTimeSpan);

        VirtualStop? first = await clock.SkipToNextAsync(Token);
        VirtualStop? second = await clock.SkipToNextAsync(Token);

        Assert.Equal((Noon.AddHours(1), "i"), (first!.At, Assert.Single(first.Names)));
        Assert.Equal(Noon.AddHours(2), second!.At);
        Assert.Equal(["timer", nameof(Flow.EveryTwoHours)], second.Names);
        Assert.Equal(["13 step", "14 timer", "14 cron", "14 started by cron"], _log);
    }

    [Fact]
    public async Task SkipToNext_WithNothingEverDue_IsNullAndStandsStill()
    {
        VirtualTime clock = new(Noon);

        VirtualStop? stop = await clock.SkipToNextAsync(Token);

        Assert.Null(stop);
        Assert.Equal(Noon, clock.GetUtcNow());
    }

    [Fact]
    public async Task Skip_WithAGrain_RunsWhatIsFinerOnceAtEachStop()
    {
        VirtualTime clock = new(Noon) { Grain = TimeSpan.FromHours(6) };
        await using LocalFunctionApp app = await StartAsync(clock);
        await app.Client.ScheduleNewOrchestrationInstanceAsync(nameof(Flow.TwoSteps), new StartOrchestrationOptions("i"), Token);

        await clock.SkipAsync(TimeSpan.FromHours(9), Token);

        Assert.Equal(["13 step", "17 step", "17 cron", "17 started by cron", "21 cron", "21 started by cron"], _log);
    }

    [Fact]
    public async Task Skip_AfterARestart_GoesOnWithTheNewEngineAlone()
    {
        VirtualTime clock = new(Noon);
        await (await StartAsync(clock)).DisposeAsync();
        await using LocalFunctionApp app = await StartAsync(clock);

        await clock.SkipAsync(TimeSpan.FromHours(2), Token);

        Assert.Equal(["14 cron", "14 started by cron"], _log);
    }

    [Fact]
    public async Task Advance_PastATimer_LeavesItToTheNextSettling()
    {
        VirtualTime clock = new(Noon);
        using ITimer timer = clock.CreateTimer(_ => Note(clock, "timer"), null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);

        clock.Advance(TimeSpan.FromHours(2));
        int before = _log.Count;
        await clock.SettleAsync(Token);

        Assert.Equal(0, before);
        Assert.Equal(["14 timer"], _log);
    }

    [Fact]
    public async Task SkipTo_ATimeInThePast_IsRefused()
    {
        VirtualTime clock = new(Noon);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => clock.SkipToAsync(Noon.AddTicks(-1), Token));
    }

    [Fact]
    public async Task Timer_WithAPeriod_ComesRoundUntilItIsChangedOrDisposed()
    {
        VirtualTime clock = new(Noon);
        ITimer timer = clock.CreateTimer(_ => Note(clock, "timer"), null, TimeSpan.Zero, TimeSpan.FromHours(2));

        await clock.SkipAsync(TimeSpan.FromHours(4), Token);
        timer.Change(TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
        await clock.SkipAsync(TimeSpan.FromHours(4), Token);
        timer.Change(TimeSpan.FromHours(1), TimeSpan.FromHours(1));
        await timer.DisposeAsync();
        await clock.SkipAsync(TimeSpan.FromHours(4), Token);

        Assert.Equal(["12 timer", "14 timer", "16 timer", "17 timer"], _log);
        Assert.False(timer.Change(TimeSpan.Zero, TimeSpan.Zero));
    }

    [Fact]
    public async Task Delay_OnTheClock_EndsAtItsTime()
    {
        VirtualTime clock = new(Noon);
        Task<DateTimeOffset> delayed = Task.Run(async () =>
        {
            await Task.Delay(TimeSpan.FromDays(40), clock, Token);
            return clock.GetUtcNow();
        }, Token);
        VirtualStop? stop = null;
        while (stop is null)
        {
            // The delay is set up on another thread.
            await Task.Yield();
            stop = await clock.SkipToNextAsync(Token);
        }

        Assert.Equal(Noon.AddDays(40), await delayed);
    }

    Task<LocalFunctionApp> StartAsync(VirtualTime clock) => LocalFunctionApp.CreateAsync(
        [typeof(Flow)], app => app.Services.AddSingleton(this), clock, new LocalFunctionsOptions(), Token);

    void Note(TimeProvider clock, string what)
    {
        lock (_log)
        {
            _log.Add($"{clock.GetUtcNow().Hour} {what}");
        }
    }

    public sealed class Flow(VirtualTimeTests test, TimeProvider clock)
    {
        [Function(nameof(TwoSteps))]
        public async Task TwoSteps([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            foreach (int hours in new[] { 1, 4 })
            {
                await context.CreateTimer(TimeSpan.FromHours(hours), CancellationToken.None);
                await context.CallActivityAsync(nameof(Work), "step");
            }
        }

        [Function(nameof(OneStep))]
        public Task OneStep([OrchestrationTrigger] TaskOrchestrationContext context) => context.CallActivityAsync(nameof(Work), "started by cron");

        [Function(nameof(Work))]
        public async Task Work([ActivityTrigger] string what)
        {
            await Task.Yield();
            test.Note(clock, what);
        }

        [Function(nameof(EveryTwoHours))]
        public async Task EveryTwoHours([TimerTrigger("0 0 */2 * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client)
        {
            test.Note(clock, "cron");
            await client.ScheduleNewOrchestrationInstanceAsync(nameof(OneStep));
        }
    }
}
