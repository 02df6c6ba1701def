using Grpc.Core;
using Hpki.LocalRuntime.Tests.Durable;

namespace Hpki.LocalRuntime.Tests.Durability;

/// <summary>Whatever a client or an orchestrator gets wrong has its own clear error, and harms no other instance.</summary>
public sealed class BadInputTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_OfAnUnknownOrchestrator_FailsThatInstance()
    {
        await using TestHost host = await TestHost.StartAsync(Catalog());

        await host.StartInstanceAsync("NoSuchFlow");

        OrchestrationMetadata ended = await host.SettledAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Failed, ended.RuntimeStatus);
        Assert.Equal("The function 'NoSuchFlow' doesn't exist, is disabled, or is not an orchestrator function.", ended.SerializedOutput);
    }

    [Fact]
    public async Task Call_OfAnUnknownActivity_FailsTheCall()
    {
        await using TestHost host = await TestHost.StartAsync(Catalog());

        await host.StartInstanceAsync("Calls", "NoSuchActivity");

        Assert.Contains("Task 'NoSuchActivity' (#0) failed with an unhandled exception", (await FailedAsync(host)).SerializedOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithoutAName_IsRefusedAndTheEngineGoesOn()
    {
        await using TestHost host = await TestHost.StartAsync(Catalog());

        await Assert.ThrowsAsync<ArgumentNullException>(() => host.Client.ScheduleNewOrchestrationInstanceAsync(default, cancellation: Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => host.Client.ScheduleNewOrchestrationInstanceAsync(string.Empty, cancellation: Cancellation));

        await AssertGoesOnAsync(host);
    }

    [Theory]
    [InlineData("NamelessActivity")]
    [InlineData("NamelessChild")]
    public async Task Call_WithoutAName_FailsThatInstanceAndTheEngineGoesOn(string flow)
    {
        await using TestHost host = await TestHost.StartAsync(Catalog());

        await host.StartInstanceAsync(flow);

        Assert.Contains("(Parameter 'name')", (await FailedAsync(host)).SerializedOutput, StringComparison.Ordinal);
        await AssertGoesOnAsync(host);
    }

    [Theory]
    [InlineData("ReadsInput", "The JSON value could not be converted to")]
    [InlineData("ReadsResult", "The JSON value could not be converted to")]
    [InlineData("ReadsPickyResult", "not above zero")]
    [InlineData("ReadsUnreadableResult", "abstract types is not supported")]
    public async Task Payload_ThatDoesNotDeserialise_FailsThatInstanceAndTheEngineGoesOn(string flow, string message)
    {
        await using TestHost host = await TestHost.StartAsync(Catalog());

        await host.StartInstanceAsync(flow, "text");

        Assert.Contains(message, (await FailedAsync(host)).SerializedOutput, StringComparison.Ordinal);
        await AssertGoesOnAsync(host);
    }

    [Theory]
    [InlineData("WaitsForNumber", "text", "The JSON value could not be converted to")]
    [InlineData("WaitsForPicky", 0, "not above zero")]
    [InlineData("WaitsForUnreadable", 0, "abstract types is not supported")]
    public async Task Event_ThatDoesNotDeserialise_FailsThatInstanceAndTheEngineGoesOn(string flow, object payload, string message)
    {
        await using TestHost host = await TestHost.StartAsync(Catalog());
        await host.StartInstanceAsync(flow);

        await host.Client.RaiseEventAsync("i", "Go", payload is int number ? new { Number = number } : payload, Cancellation);

        Assert.Contains(message, (await FailedAsync(host)).SerializedOutput, StringComparison.Ordinal);
        await AssertGoesOnAsync(host);
    }

    [Fact]
    public async Task Event_ToNobodyOrTheDead_IsRefused()
    {
        await using TestHost host = await TestHost.StartAsync(Catalog());
        await host.StartInstanceAsync("Echoes", "x");
        await host.SettleAsync();

        RpcException missing = await Assert.ThrowsAsync<RpcException>(() => host.Client.RaiseEventAsync("nobody", "Go", 1, Cancellation));
        RpcException ended = await Assert.ThrowsAsync<RpcException>(() => host.Client.RaiseEventAsync("i", "Go", 1, Cancellation));

        Assert.Equal((StatusCode.NotFound, StatusCode.FailedPrecondition), (missing.StatusCode, ended.StatusCode));
        Assert.Contains("No instance with ID 'nobody' was found", missing.Status.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("@case", "reserved for entities")]
    [InlineData("case\u0000", "U+0000 at position 4")]
    [InlineData("a\nb", "U+000A at position 1")]
    [InlineData("a\u0085", "U+0085 at position 1")]
    [InlineData("a\u007f", "U+007F at position 1")]
    public async Task Id_ThatIsIllegal_IsRefusedByEveryCall(string id, string message)
    {
        await using TestHost host = await TestHost.StartAsync(Catalog());

        ArgumentException[] refused =
        [
            await Assert.ThrowsAsync<ArgumentException>(() => host.StartInstanceAsync("Echoes", "x", id)),
            await Assert.ThrowsAsync<ArgumentException>(() => host.Client.RaiseEventAsync(id, "Go", 1, Cancellation)),
            await Assert.ThrowsAsync<ArgumentException>(() => host.Client.TerminateInstanceAsync(id, "x", Cancellation)),
            await Assert.ThrowsAsync<ArgumentException>(() => host.Client.GetInstanceAsync(id, Cancellation)),
            await Assert.ThrowsAsync<ArgumentException>(() => host.Client.PurgeInstanceAsync(id, Cancellation)),
        ];

        Assert.All(refused, exception => Assert.Contains(message, exception.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Id_WithHalfACharacter_IsRefused()
    {
        await using TestHost host = await TestHost.StartAsync(Catalog());

        ArgumentException first = await Assert.ThrowsAsync<ArgumentException>(() => host.StartInstanceAsync("Echoes", "x", "a\ud842"));
        ArgumentException second = await Assert.ThrowsAsync<ArgumentException>(() => host.StartInstanceAsync("Echoes", "x", "\udfb7\ud842\udfb7"));

        Assert.Contains("U+D842 at position 1", first.Message, StringComparison.Ordinal);
        Assert.Contains("U+DFB7 at position 0", second.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Id_OfTheGreatestLengthAndAllPlanes_IsKept()
    {
        await using TestHost host = await TestHost.StartAsync(Catalog());
        string id = new string('x', 508) + "\t𠮟 ";

        await host.StartInstanceAsync("Echoes", "x", id);

        Assert.Equal("x", (await host.SettledAsync(id)).ReadOutputAs<string>());
        ArgumentException refused = await Assert.ThrowsAsync<ArgumentException>(() => host.StartInstanceAsync("Echoes", "x", id + "y"));
        Assert.Contains("has 513 characters; at most 512", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Id_OfAChildThatIsIllegal_FailsItsParent()
    {
        await using TestHost host = await TestHost.StartAsync(Catalog());

        await host.StartInstanceAsync("CallsChild", "bad\nid");

        Assert.Contains("U+000A at position 3", (await FailedAsync(host)).SerializedOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anything_AboveAMebibyte_IsRefusedAndKeepsNothing()
    {
        await using TestHost host = await TestHost.StartAsync(Catalog());
        await host.StartInstanceAsync("WaitsForNumber");
        string large = new('x', 1024 * 1024);

        PayloadTooLargeException[] refused =
        [
            await Assert.ThrowsAsync<PayloadTooLargeException>(() => host.Client.RaiseEventAsync("i", "Go", large, Cancellation)),
            await Assert.ThrowsAsync<PayloadTooLargeException>(() => host.Client.RaiseEventAsync("i", large + "x", 1, Cancellation)),
            await Assert.ThrowsAsync<PayloadTooLargeException>(() => host.Client.TerminateInstanceAsync("i", large, Cancellation)),
            await Assert.ThrowsAsync<PayloadTooLargeException>(() => host.Client.SuspendInstanceAsync("i", large + "x", Cancellation)),
        ];

        Assert.All(refused, exception => Assert.Contains("at most 1048576 are stored", exception.Message, StringComparison.Ordinal));
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await host.SettledAsync()).RuntimeStatus);
    }

    static DurableFunctionCatalog Catalog() => new DurableFunctionCatalog()
        .AddOrchestrator("Echoes", context => Task.FromResult<object?>(context.GetInput<string>()))
        .AddOrchestrator("Calls", async context => await context.CallActivityAsync<string>(context.GetInput<string>()!, "x"))
        .AddOrchestrator("CallsChild", async context => await context.CallSubOrchestratorAsync<string>(
            "Echoes", "x", new SubOrchestrationOptions { InstanceId = context.GetInput<string>() }))
        .AddOrchestrator("NamelessActivity", async context => await context.CallActivityAsync<string>(default, "x"))
        .AddOrchestrator("NamelessChild", async context => await context.CallSubOrchestratorAsync<string>(string.Empty, "x"))
        .AddOrchestrator("ReadsInput", context => Task.FromResult<object?>(context.GetInput<int>()))
        .AddOrchestrator("ReadsResult", async context => await context.CallActivityAsync<int>("Text", "x"))
        .AddOrchestrator("ReadsPickyResult", async context => await context.CallActivityAsync<Picky>("Zero", "x"))
        .AddOrchestrator("ReadsUnreadableResult", async context => await context.CallActivityAsync<Shape>("Zero", "x"))
        .AddOrchestrator("WaitsForNumber", async context => await context.WaitForExternalEvent<int>("Go"))
        .AddOrchestrator("WaitsForPicky", async context => await context.WaitForExternalEvent<Picky>("Go"))
        .AddOrchestrator("WaitsForUnreadable", async context => await context.WaitForExternalEvent<Shape>("Go"))
        .AddActivity("Text", (_, _) => Task.FromResult<object?>("text"))
        .AddActivity("Zero", (_, _) => Task.FromResult<object?>(new { Number = 0 }));

    static async Task<OrchestrationMetadata> FailedAsync(TestHost host)
    {
        OrchestrationMetadata ended = await host.SettledAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Failed, ended.RuntimeStatus);
        return ended;
    }

    static async Task AssertGoesOnAsync(TestHost host)
    {
        await host.StartInstanceAsync("Echoes", "still here", "other");
        Assert.Equal("still here", (await host.SettledAsync("other")).ReadOutputAs<string>());
    }

    /// <summary>A type whose constructor refuses values that are legal JSON.</summary>
    sealed record Picky
    {
        public Picky(int number) => Number = number > 0 ? number : throw new ArgumentOutOfRangeException(nameof(number), "not above zero");

        public int Number { get; }
    }

    /// <summary>A type that System.Text.Json cannot make.</summary>
    abstract record Shape(int Number);
}
