using Hpki.LocalRuntime.Tests.Durable;
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
            clock.Advance(TimeSpan.FromHours(1));
            cancel.Cancel();
            context.ContinueAsNew(true);
            return null;
        });
        await using TestHost host = await TestHost.StartAsync(catalog, clock: clock);
        await host.StartInstanceAsync("Rounds");
        await host.SettleAsync();

        await host.Client.RaiseEventAsync("i", "Go", "x", Cancellation);
        await host.SkipAsync(TimeSpan.FromDays(2));

        Assert.Equal("on its day", (await host.SettledAsync()).ReadOutputAs<string>());
    }
}
