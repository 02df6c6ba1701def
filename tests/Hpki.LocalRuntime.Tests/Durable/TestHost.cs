using Hpki.LocalRuntime.Clocks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hpki.LocalRuntime.Tests.Durable;

/// <summary>An engine in virtual time, in memory or on a file.</summary>
sealed class TestHost : IAsyncDisposable
{
    TestHost(LocalDurableTaskEngine engine, VirtualTime clock) => (Engine, Clock) = (engine, clock);

    public LocalDurableTaskEngine Engine { get; }

    public DurableTaskClient Client => Engine.Client;

    public VirtualTime Clock { get; }

    public static async Task<TestHost> StartAsync(
        DurableFunctionCatalog catalog, string? path = null, VirtualTime? clock = null, ILoggerFactory? loggers = null)
    {
        clock ??= new(new DateTimeOffset(2024, 5, 1, 0, 0, 0, TimeSpan.Zero));
        LocalDurableTaskEngine engine = new(
            catalog, new LocalDurableTaskOptions { DatabasePath = path }, clock, loggers ?? NullLoggerFactory.Instance);
        await engine.StartAsync(TestContext.Current.CancellationToken);
        return new(engine, clock);
    }

    public Task<string> StartInstanceAsync(string orchestrator, object? input = null, string id = "i", DateTimeOffset? startAt = null)
        => Client.ScheduleNewOrchestrationInstanceAsync(
            orchestrator, input, new StartOrchestrationOptions(id, startAt), TestContext.Current.CancellationToken);

    public Task SettleAsync() => Clock.SettleAsync(TestContext.Current.CancellationToken);

    public Task SkipAsync(TimeSpan time) => Clock.SkipAsync(time, TestContext.Current.CancellationToken);

    /// <summary>The instance once nothing moves any more.</summary>
    public async Task<OrchestrationMetadata> SettledAsync(string id = "i")
    {
        await SettleAsync();
        return await Client.GetInstanceAsync(id, getInputsAndOutputs: true, TestContext.Current.CancellationToken)
            ?? throw new InvalidOperationException($"There is no instance {id}.");
    }

    public ValueTask DisposeAsync() => Engine.DisposeAsync();
}
