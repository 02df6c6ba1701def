namespace Hpki.LocalRuntime.Tests.Durable;

public sealed class ContinueAsNewTests
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Event_AfterTheTimerThatEndsItsRound_IsTakenByTheNextRound()
    {
        await using TestHost host = await TestHost.StartAsync(Rounds());
        await host.StartInstanceAsync("Rounds");
        await host.SettleAsync();
        await host.Client.SuspendInstanceAsync("i", cancellation: TestContext.Current.CancellationToken);
        await host.SkipAsync(Patience);
        await host.Client.RaiseEventAsync("i", "signal", "end", TestContext.Current.CancellationToken);
        await host.SettleAsync();

        await host.Client.ResumeInstanceAsync("i", cancellation: TestContext.Current.CancellationToken);
        OrchestrationMetadata ended = await host.SettledAsync();

        Assert.Equal("timer end", ended.ReadOutputAs<string>());
    }

    /// <summary>A signal or a timer a round, whichever comes first.</summary>
    static DurableFunctionCatalog Rounds() => new DurableFunctionCatalog().AddOrchestrator("Rounds", async context =>
    {
        string before = context.GetInput<string>() ?? string.Empty;
        using CancellationTokenSource cancelling = new();
        Task timer = context.CreateTimer(Patience, cancelling.Token);
        Task<string> signal = context.WaitForExternalEvent<string>("signal");
        if (await Task.WhenAny(timer, signal) == timer)
        {
            context.ContinueAsNew($"{before}timer ");
            return null;
        }

#pragma warning disable CA1849 // CancelAsync would go on outside the orchestration's thread.
        cancelling.Cancel();
#pragma warning restore CA1849
        if (await signal == "end")
        {
            return $"{before}end";
        }

        context.ContinueAsNew($"{before}{await signal} ");
        return null;
    });
}
