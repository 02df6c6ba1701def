using Microsoft.Extensions.Logging;

namespace Hpki.LocalRuntime.Tests.Durable;

/// <summary>
/// What a client sees of an instance, and what it is refused, as the official source has it: durabletask-dotnet OrchestrationMetadata and
/// GrpcDurableTaskClient, durabletask AzureTableTrackingStore.
/// </summary>
public sealed class MetadataTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_OfWhatWasNotFetched_Throws()
    {
        await using TestHost host = await TestHost.StartAsync(Echoing());
        await host.StartInstanceAsync("Echoes", "x");
        await host.SettleAsync();

        OrchestrationMetadata got = (await host.Client.GetInstanceAsync("i", getInputsAndOutputs: false, Cancellation))!;
        OrchestrationMetadata listed = await host.Client.GetAllInstancesAsync(new()).FirstAsync(Cancellation);

        Assert.All<OrchestrationMetadata>([got, listed], metadata =>
        {
            Assert.Throws<InvalidOperationException>(() => metadata.ReadInputAs<string>());
            Assert.Throws<InvalidOperationException>(() => metadata.ReadOutputAs<string>());
            Assert.Throws<InvalidOperationException>(() => metadata.ReadCustomStatusAs<string>());
        });
    }

    [Fact]
    public async Task Read_OfWhatIsNotThere_GivesDefaults()
    {
        await using TestHost host = await TestHost.StartAsync(Echoing());
        await host.StartInstanceAsync("Echoes");

        OrchestrationMetadata ended = await host.SettledAsync();

        Assert.Equal((null, 0, null), (ended.ReadInputAs<string>(), ended.ReadOutputAs<int>(), ended.ReadCustomStatusAs<string>()));
    }

    [Fact]
    public async Task CustomStatus_NeverSet_IsTheTextNullOnceTheInstanceHasRun()
    {
        await using TestHost host = await TestHost.StartAsync(Echoing());
        await host.StartInstanceAsync("Echoes", startAt: host.Clock.GetUtcNow() + TimeSpan.FromHours(1));
        Assert.Null((await host.SettledAsync()).SerializedCustomStatus);

        await host.SkipAsync(TimeSpan.FromHours(2));

        Assert.Equal("null", (await host.SettledAsync()).SerializedCustomStatus);
    }

    [Fact]
    public async Task CreatedAt_AfterContinueAsNew_IsTheStartOfTheRound()
    {
        DurableFunctionCatalog catalog = new DurableFunctionCatalog().AddOrchestrator("Continues", async context =>
        {
            await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            if (context.GetInput<int>() == 0)
            {
                context.ContinueAsNew(1);
            }

            return null;
        });
        await using TestHost host = await TestHost.StartAsync(catalog);
        DateTimeOffset began = host.Clock.GetUtcNow();
        await host.StartInstanceAsync("Continues", 0);
        await host.SkipAsync(TimeSpan.FromHours(3));

        PurgeResult old = await host.Client.PurgeAllInstancesAsync(new(null, began + TimeSpan.FromMinutes(30)), Cancellation);

        Assert.Equal(began + TimeSpan.FromHours(1), (await host.SettledAsync()).CreatedAt);
        Assert.Equal(0, old.PurgedInstanceCount);
    }

    [Fact]
    public async Task Client_GivenWhatCannotBe_Refuses()
    {
        await using TestHost host = await TestHost.StartAsync(Echoing());

        await host.StartInstanceAsync("Echoes", id: new string('i', 512));

        await Assert.ThrowsAsync<ArgumentException>(() => host.StartInstanceAsync("Echoes", id: new string('i', 513)));
        await Assert.ThrowsAsync<ArgumentException>(() => host.StartInstanceAsync(string.Empty));
        await Assert.ThrowsAsync<ArgumentNullException>(() => host.Client.GetInstanceAsync(string.Empty, Cancellation));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            async () => await host.Client.GetAllInstancesAsync().AsPages(pageSizeHint: 0).FirstAsync(Cancellation));
    }

    [Fact]
    public async Task Logger_DuringReplay_AnswersAsBeforeAndWritesNothing()
    {
        List<bool> enabled = [];
        DurableFunctionCatalog catalog = new DurableFunctionCatalog()
            .AddOrchestrator("Logs", async context =>
            {
                ILogger logger = context.CreateReplaySafeLogger("flow");
                enabled.Add(logger.IsEnabled(LogLevel.Information));
#pragma warning disable CA1848, CA1873 // a test logs once
                logger.LogInformation("begun");
#pragma warning restore CA1848, CA1873
                await context.CallActivityAsync("Nothing");
                return null;
            })
            .AddActivity("Nothing", (_, _) => Task.FromResult<object?>(null));
        RecordingLoggers loggers = new();
        await using TestHost host = await TestHost.StartAsync(catalog, loggers: loggers);

        await host.StartInstanceAsync("Logs");
        await host.SettleAsync();

        Assert.Equal([true, true], enabled);
        Assert.Equal(["begun"], loggers.LinesOf("flow"));
    }

    static DurableFunctionCatalog Echoing() => new DurableFunctionCatalog()
        .AddOrchestrator("Echoes", context => Task.FromResult<object?>(context.GetInput<string>()));
}
