using Hpki.LocalRuntime.Clocks;
using Hpki.LocalRuntime.Functions;
using Microsoft.Extensions.DependencyInjection;

namespace Hpki.LocalRuntime.Tests.Functions;

/// <summary>Orchestrators and activities as functions: found, made, given their services, and wrapped in middleware.</summary>
public sealed class DurableFunctionTests : IDisposable
{
    static readonly DateTimeOffset Noon = new(2026, 4, 1, 12, 0, 0, TimeSpan.Zero);

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("durable");
    readonly VirtualTime _clock = new(Noon);
    readonly List<string> _log = [];

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Orchestration_OfInstanceFunctions_RunsWithServicesOfTheApp()
    {
        await using var app = await StartAsync();

        var id = await app.Client.ScheduleNewOrchestrationInstanceAsync(nameof(Flow.Greet), "Aiko", TestContext.Current.CancellationToken);
        var ended = await app.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true, TestContext.Current.CancellationToken);

        Assert.Equal("Good morning, Aiko", ended.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Middleware_AroundAnOrchestration_SeesEveryTurnAndActivity()
    {
        await using var app = await StartAsync();

        var id = await app.Client.ScheduleNewOrchestrationInstanceAsync(nameof(Flow.Greet), "Aiko", TestContext.Current.CancellationToken);
        await app.Client.WaitForInstanceCompletionAsync(id, TestContext.Current.CancellationToken);

        // Two turns of the orchestrator, of which the first ends waiting.
        Assert.Equal(["> Greet", "> Salute", "< Salute", "> Greet", "< Greet"], _log);
    }

    [Fact]
    public async Task TimerFunction_WithAClient_StartsAnOrchestration()
    {
        await using var app = await StartAsync();

        await app.TriggerTimerAsync(nameof(Flow.EveryMorning), TestContext.Current.CancellationToken);
        await app.Engine.WaitUntilIdleAsync(TestContext.Current.CancellationToken);

        var metadata = await app.Client.GetInstanceAsync("morning", getInputsAndOutputs: true, TestContext.Current.CancellationToken);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, metadata!.RuntimeStatus);
    }

    [Fact]
    public async Task Orchestration_AcrossARestart_GoesOnFromTheDataFolder()
    {
        var options = new LocalFunctionsOptions { DataFolder = _folder.FullName, RunTimers = false };
        await using (var first = await StartAsync(options))
        {
            await first.Client.ScheduleNewOrchestrationInstanceAsync(
                nameof(Flow.Remind), new StartOrchestrationOptions("reminder"), TestContext.Current.CancellationToken);
            await first.Engine.WaitUntilIdleAsync(TestContext.Current.CancellationToken);
        }

        await using var second = await StartAsync(options);
        await _clock.SkipToAsync(Noon.AddDays(8), TestContext.Current.CancellationToken);

        var metadata = await second.Client.GetInstanceAsync("reminder", getInputsAndOutputs: true, TestContext.Current.CancellationToken);
        Assert.Equal("Good morning, reader", metadata!.ReadOutputAs<string>());
    }

    Task<LocalFunctionApp> StartAsync(LocalFunctionsOptions? options = null) => LocalFunctionApp.CreateAsync(
        [typeof(Flow), typeof(Words)],
        app =>
        {
            app.Services.AddSingleton(_log).AddScoped<Greeting>();
            app.UseMiddleware<Trace>();
        },
        _clock,
        options,
        TestContext.Current.CancellationToken);

    public sealed class Greeting
    {
        public string Text { get; } = "Good morning";
    }

    public static class Flow
    {
        [Function(nameof(Greet))]
        public static Task<string> Greet([OrchestrationTrigger] TaskOrchestrationContext context) =>
            context.CallActivityAsync<string>(nameof(Words.Salute), context.GetInput<string>());

        [Function(nameof(Remind))]
        public static async Task<string> Remind([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            await context.CreateTimer(TimeSpan.FromDays(7), CancellationToken.None);
            return await context.CallActivityAsync<string>(nameof(Words.Salute), "reader");
        }

        [Function(nameof(EveryMorning))]
        public static Task EveryMorning([TimerTrigger("0 0 0 * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client) =>
            client.ScheduleNewOrchestrationInstanceAsync(nameof(Greet), "everyone", new StartOrchestrationOptions("morning"));
    }

    public sealed class Words(Greeting greeting)
    {
        [Function(nameof(Salute))]
        public Task<string> Salute([ActivityTrigger] string name, FunctionContext context, CancellationToken cancellationToken) =>
            Task.FromResult($"{greeting.Text}, {name}");
    }

    public sealed class Trace(List<string> log) : IFunctionsWorkerMiddleware
    {
        public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            Add("> " + context.FunctionDefinition.Name);
            await next(context);
            Add("< " + context.FunctionDefinition.Name);
        }

        void Add(string entry)
        {
            lock (log)
            {
                log.Add(entry);
            }
        }
    }
}
