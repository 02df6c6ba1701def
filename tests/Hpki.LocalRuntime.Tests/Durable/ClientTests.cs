using Grpc.Core;

namespace Hpki.LocalRuntime.Tests.Durable;

public sealed class ClientTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_WithMoreThanAMebibyte_IsRefused()
    {
        await using TestHost host = await TestHost.StartAsync(Waiting());

        PayloadTooLargeException refused = await Assert.ThrowsAsync<PayloadTooLargeException>(
            () => host.StartInstanceAsync("Waits", new string('x', 1024 * 1024)));

        Assert.Contains("the input of orchestrator 'Waits' has 1048578 bytes; at most 1048576", refused.Message, StringComparison.Ordinal);
        Assert.Null(await host.Client.GetInstanceAsync("i", Cancellation));
    }

    [Fact]
    public async Task Activity_WithTooLargeResult_FailsItsCall()
    {
        DurableFunctionCatalog catalog = new DurableFunctionCatalog()
            .AddOrchestrator("Calls", async context => await context.CallActivityAsync<string>("Huge"))
            .AddActivity("Huge", (_, _) => Task.FromResult<object?>(new string('x', 2_000_000)));
        await using TestHost host = await TestHost.StartAsync(catalog);

        await host.StartInstanceAsync("Calls");
        OrchestrationMetadata ended = await host.SettledAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Failed, ended.RuntimeStatus);
        Assert.Contains("the result of activity 'Huge' has 2000002 bytes", ended.SerializedOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_OfARunningId_IsRefusedAndChangesNothing()
    {
        await using TestHost host = await TestHost.StartAsync(Waiting());
        await host.StartInstanceAsync("Waits", "first");
        await host.SettleAsync();

        await Assert.ThrowsAsync<DurableTask.Core.Exceptions.OrchestrationAlreadyExistsException>(() => host.StartInstanceAsync("Waits", "second"));

        Assert.Equal("first", (await host.SettledAsync()).ReadInputAs<string>());
    }

    [Fact]
    public async Task Suspended_Instance_KeepsEventsAndTimersInOrderUntilResumed()
    {
        DurableFunctionCatalog catalog = new DurableFunctionCatalog().AddOrchestrator("Collects", async context =>
        {
            await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            return await context.WaitForExternalEvent<string>("Item") + await context.WaitForExternalEvent<string>("item");
        });
        await using TestHost host = await TestHost.StartAsync(catalog);
        await host.StartInstanceAsync("Collects");

        // Its timer is set: an instance suspended before its first turn would set it only when resumed.
        await host.SettleAsync();
        await host.Client.SuspendInstanceAsync("i", "pause", Cancellation);
        await host.SettleAsync();
        await host.Client.RaiseEventAsync("i", "ITEM", "a", Cancellation);
        await host.Client.RaiseEventAsync("i", "Item", "b", Cancellation);
        await host.SkipAsync(TimeSpan.FromDays(1));
        Assert.Equal(OrchestrationRuntimeStatus.Suspended, (await host.SettledAsync()).RuntimeStatus);

        await host.Client.ResumeInstanceAsync("i", cancellation: Cancellation);
        OrchestrationMetadata ended = await host.SettledAsync();

        Assert.Equal("ab", ended.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Terminate_OfARunningInstance_DropsItsTimers()
    {
        DurableFunctionCatalog catalog = new DurableFunctionCatalog().AddOrchestrator("Sleeps", async context =>
        {
            await context.CreateTimer(TimeSpan.FromDays(5), CancellationToken.None);
            return null;
        });
        await using TestHost host = await TestHost.StartAsync(catalog);
        await host.StartInstanceAsync("Sleeps");
        await host.SettleAsync();
        Assert.NotNull(host.Engine.NextTimer);

        await host.Client.TerminateInstanceAsync("i", "enough", Cancellation);
        OrchestrationMetadata ended = await host.SettledAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Terminated, ended.RuntimeStatus);
        Assert.Equal("enough", ended.ReadOutputAs<string>());
        Assert.Null(host.Engine.NextTimer);
    }

    [Fact]
    public async Task Purge_OfAllInARunningInstance_LeavesNothingBehind()
    {
        using StoreFile file = new();
        await using TestHost host = await TestHost.StartAsync(Waiting(), file.Path);
        await host.StartInstanceAsync("Waits");
        await host.SettleAsync();

        PurgeResult purged = await host.Client.PurgeAllInstancesAsync(new PurgeInstancesFilter(), Cancellation);
        RpcException missing = await Assert.ThrowsAsync<RpcException>(() => host.Client.RaiseEventAsync("i", "Go", "x", Cancellation));
        await host.StartInstanceAsync("Waits", "again");
        await host.Client.RaiseEventAsync("i", "Go", "y", Cancellation);

        Assert.Equal(1, purged.PurgedInstanceCount);
        Assert.Equal(StatusCode.NotFound, missing.StatusCode);
        Assert.Equal("y", (await host.SettledAsync()).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Query_OfManyInstances_ReadsThemPageByPage()
    {
        await using TestHost host = await TestHost.StartAsync(Waiting());
        for (int i = 0; i < 25; i++)
        {
            await host.StartInstanceAsync("Waits", id: $"page-{i:00}");
        }

        await host.StartInstanceAsync("Waits", id: "Page-other");
        List<int> sizes = [];
        List<string> ids = [];
        await foreach (Page<OrchestrationMetadata> page in host.Client
            .GetAllInstancesAsync(new OrchestrationQuery(InstanceIdPrefix: "page-", PageSize: 10)).AsPages())
        {
            sizes.Add(page.Values.Count);
            ids.AddRange(page.Values.Select(instance => instance.InstanceId));
        }

        Assert.Equal([10, 10, 5], sizes);
        Assert.Equal(Enumerable.Range(0, 25).Select(i => $"page-{i:00}"), ids);
    }

    [Fact]
    public async Task Timer_OfFiveYears_FiresOnItsDay()
    {
        DurableFunctionCatalog catalog = new DurableFunctionCatalog().AddOrchestrator("Renews", async context =>
        {
            DateTime due = context.CurrentUtcDateTime.AddYears(5);
            await context.CreateTimer(due, CancellationToken.None);
            return context.CurrentUtcDateTime == due;
        });
        await using TestHost host = await TestHost.StartAsync(catalog);
        await host.StartInstanceAsync("Renews");
        await host.SettleAsync();
        DateTimeOffset? next = host.Engine.NextTimer;

        await host.SkipAsync(TimeSpan.FromDays(366 * 5));

        Assert.Equal(new DateTimeOffset(2029, 5, 1, 0, 0, 0, TimeSpan.Zero), next);
        Assert.True((await host.SettledAsync()).ReadOutputAs<bool>());
    }

    static DurableFunctionCatalog Waiting() => new DurableFunctionCatalog()
        .AddOrchestrator("Waits", async context => await context.WaitForExternalEvent<string>("Go"));
}
