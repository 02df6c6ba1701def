using Hpki.LocalRuntime.Tests.Durable;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Hpki.LocalRuntime.Tests.Durability;

public sealed class ClockTests
{
    static readonly DateTimeOffset Noon = new(2026, 4, 1, 12, 0, 0, TimeSpan.Zero);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Timer_FiredWhileTheTurnThatCancelsItContinuesAsNew_IsNoTimerOfTheNextRound()
    {
        FakeTimeProvider clock = new(Noon);
        DurableFunctionCatalog catalog = new DurableFunctionCatalog().AddOrchestrator("Rounds", async context =>
        {
            if (context.GetInput<bool>())
            {
                DateTime due = context.CurrentUtcDateTime.AddDays(1);
                await context.CreateTimer(due, CancellationToken.None);
                return context.CurrentUtcDateTime >= due ? "on its day" : "early";
            }

            using CancellationTokenSource cancel = new();
            _ = context.CreateTimer(TimeSpan.FromHours(1), cancel.Token);
            await context.WaitForExternalEvent<string>("Go");
            clock.Advance(TimeSpan.FromHours(2));
            cancel.Cancel();
            context.ContinueAsNew(true);
            return null;
        });
        await using LocalDurableTaskEngine engine = await StartedAsync(catalog, clock, "Rounds");

        await engine.Client.RaiseEventAsync("i", "Go", "x", Cancellation);
        await engine.WaitUntilIdleAsync(Cancellation);
        clock.Advance(TimeSpan.FromDays(2));

        Assert.Equal("on its day", (await SettledAsync(engine)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Event_ThatComesWithTheTurnThatContinuesAsNew_IsTheNextRounds()
    {
        DurableFunctionCatalog catalog = new DurableFunctionCatalog().AddOrchestrator("Rounds", async context =>
        {
            if (context.GetInput<bool>())
            {
                return await context.WaitForExternalEvent<string>("Go");
            }

            Task<string> go = context.WaitForExternalEvent<string>("Go");
            await Task.WhenAny(context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None), go);
            context.ContinueAsNew(true, preserveUnprocessedEvents: false);
            return null;
        });
        await using TestHost host = await TestHost.StartAsync(catalog);
        await host.StartInstanceAsync("Rounds");
        await host.SettleAsync();
        await host.Client.SuspendInstanceAsync("i", cancellation: Cancellation);
        await host.SkipAsync(TimeSpan.FromHours(2));

        // The timer has fired before the event came; both are taken in by one turn.
        await host.Client.RaiseEventAsync("i", "Go", "kept", Cancellation);
        await host.Client.ResumeInstanceAsync("i", cancellation: Cancellation);

        Assert.Equal("kept", (await host.SettledAsync()).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Timer_WithTheClockSetBackWhileRunning_FiresOnceAtItsTime()
    {
        SettableClock clock = new(Noon);
        int fired = 0;
        DurableFunctionCatalog catalog = new DurableFunctionCatalog().AddOrchestrator("Sleeps", async context =>
        {
            DateTime before = context.CurrentUtcDateTime;
            await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            DateTime first = context.CurrentUtcDateTime;
            await context.CallActivityAsync<int>("Count", "x");
            await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            return before.AddHours(1) <= first && first.AddHours(1) <= context.CurrentUtcDateTime;
        })
        .AddActivity("Count", (_, _) => Task.FromResult<object?>(++fired));
        await using LocalDurableTaskEngine engine = await StartedAsync(catalog, clock);

        clock.Set(Noon.AddHours(-3));
        clock.Advance(TimeSpan.FromHours(3.5));
        await engine.WaitUntilIdleAsync(Cancellation);
        int tooEarly = fired;
        clock.Advance(TimeSpan.FromHours(1));
        await engine.WaitUntilIdleAsync(Cancellation);
        clock.Set(Noon.AddHours(-3));
        await engine.WaitUntilIdleAsync(Cancellation);
        clock.Advance(TimeSpan.FromHours(6));

        Assert.Equal(0, tooEarly);
        Assert.True((await SettledAsync(engine)).ReadOutputAs<bool>());
        Assert.Equal(1, fired);
    }

    [Fact]
    public async Task Instance_WithTheClockSetBackBetweenRuns_KeepsItsTimeAndLosesNothing()
    {
        using StoreFile file = new();
        await using (TestHost first = await TestHost.StartAsync(Sleeps(), file.Path, new(Noon)))
        {
            await first.StartInstanceAsync("Sleeps", id: "slept");
            await first.SettleAsync();
            await first.SkipAsync(TimeSpan.FromMinutes(90));
            await first.Engine.DisposeAsync();
        }

        // Started but not yet taken up when the process ends, and the clock is an hour earlier at the next start.
        await using (Hpki.LocalRuntime.Durable.Storage.DurableStore store = Hpki.LocalRuntime.Durable.Storage.DurableStore.OpenFile(file.Path))
        {
            await store.WriteAsync(writer => writer.Start(
                new() { Key = 0, Id = "new", Name = "Sleeps", Status = OrchestrationRuntimeStatus.Pending, Created = Noon.AddMinutes(90), Updated = Noon.AddMinutes(90) },
                null));
        }

        await using TestHost second = await TestHost.StartAsync(Sleeps(), file.Path, new(Noon.AddMinutes(-60)));
        await second.SkipAsync(TimeSpan.FromHours(12));

        string[] times = (await second.SettledAsync("slept")).ReadOutputAs<string[]>()!;
        Assert.Equal(times.Order(StringComparer.Ordinal), times);
        Assert.Equal("2026-04-01T13:30:00", (await second.SettledAsync("new")).ReadOutputAs<string[]>()![0]);
    }

    [Fact(Timeout = 60_000)]
    public async Task Timer_WithTheClockSetForward_FiresWithinAMinute()
    {
        SettableClock clock = new(Noon);
        DurableFunctionCatalog catalog = new DurableFunctionCatalog().AddOrchestrator("Sleeps", async context =>
        {
            await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            return context.CurrentUtcDateTime;
        });
        await using LocalDurableTaskEngine engine = await StartedAsync(catalog, clock);

        // The clock jumps, and no more than a minute is waited for, as after the sleep of a machine.
        clock.Set(Noon.AddYears(10));
        clock.Advance(TimeSpan.FromMinutes(1));
        OrchestrationMetadata ended = await engine.Client.WaitForInstanceCompletionAsync(
            "i", getInputsAndOutputs: true, TestContext.Current.CancellationToken);

        Assert.Equal(Noon.AddYears(10).AddMinutes(1).UtcDateTime, ended.ReadOutputAs<DateTime>());
    }

    static async Task<LocalDurableTaskEngine> StartedAsync(DurableFunctionCatalog catalog, TimeProvider clock, string orchestrator = "Sleeps")
    {
        LocalDurableTaskEngine engine = new(catalog, new(), clock, NullLoggerFactory.Instance);
        await engine.StartAsync(Cancellation);
        await engine.Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, null, new StartOrchestrationOptions("i"), Cancellation);
        await engine.WaitUntilIdleAsync(Cancellation);
        return engine;
    }

    static async Task<OrchestrationMetadata> SettledAsync(LocalDurableTaskEngine engine)
    {
        await engine.WaitUntilIdleAsync(Cancellation);
        return (await engine.Client.GetInstanceAsync("i", getInputsAndOutputs: true, Cancellation))!;
    }

    static DurableFunctionCatalog Sleeps() => new DurableFunctionCatalog().AddOrchestrator("Sleeps", async context =>
    {
        List<string> times = [context.CurrentUtcDateTime.ToString("s")];
        for (int i = 0; i < 3; i++)
        {
            await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            times.Add(context.CurrentUtcDateTime.ToString("s"));
        }

        return times;
    });
}
