using Grpc.Core;
using Hpki.LocalRuntime.Durable;
using Hpki.LocalRuntime.Durable.History;
using Hpki.LocalRuntime.Durable.Storage;
using Microsoft.Coyote.Random;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hpki.LocalRuntime.Exploration.Tests;

/// <summary>The engine of one schedule, in memory, and what must hold of it whatever the schedule.</summary>
sealed class ExploredEngine : IAsyncDisposable
{
    public ExploredEngine()
    {
        // Few workers, so that they are contended; histories from memory or from the store.
        LocalDurableTaskOptions options = new()
        {
            MaxConcurrentTurns = 2,
            MaxConcurrentActivities = 2,
            HistoryCacheBytes = Generator.Create().NextBoolean() ? 0 : 100_000,
        };
        Engine = new(Flows.Catalog(), options, Clock, NullLoggerFactory.Instance);
        _ = Engine.StartAsync();
    }

    public LocalDurableTaskEngine Engine { get; }

    public ControlledClock Clock { get; } = new();

    public DurableTaskClient Client => Engine.Client;

    /// <summary>The words of an instance's output.</summary>
    public static string[] AnswerOf(InstanceRow row) => (row.Output ?? string.Empty).Trim('"').Split(' ');

    public Task StartInstanceAsync(string orchestrator, object? input = null, string id = "i")
        => Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, new StartOrchestrationOptions(id, null));

    /// <returns>False when an instance of the id has not ended.</returns>
    public async Task<bool> TryStartAsync(string orchestrator, object? input = null)
    {
        try
        {
            await StartInstanceAsync(orchestrator, input);
            return true;
        }
        catch (DurableTask.Core.Exceptions.OrchestrationAlreadyExistsException)
        {
            return false;
        }
    }

    /// <returns>Whether it was accepted: not when there is no such instance, or it has ended.</returns>
    public Task<bool> RaiseAsync(string payload, string id = "i") => AcceptedAsync(() => Client.RaiseEventAsync(id, "signal", payload));

    /// <summary>Raises one signal of a name, or several, numbered, one after the other.</summary>
    /// <returns>Those that were accepted.</returns>
    public async Task<List<string>> RaiseManyAsync(string name, int count = 1, string id = "i")
    {
        await Task.Yield();
        List<string> accepted = [];
        for (int n = 0; n < count; n++)
        {
            string payload = count == 1 ? name : $"{name}{n}";
            if (await RaiseAsync(payload, id))
            {
                accepted.Add(payload);
            }
        }

        return accepted;
    }

    public Task<bool> TerminateAsync(string id = "i") => AcceptedAsync(() => Client.TerminateInstanceAsync(id));

    public Task<bool> SuspendAsync() => AcceptedAsync(() => Client.SuspendInstanceAsync("i"));

    public Task<bool> ResumeAsync() => AcceptedAsync(() => Client.ResumeInstanceAsync("i"));

    /// <summary>Waits until the engine says that it is idle, and holds it to that.</summary>
    public async Task SettleAsync()
    {
        await Engine.WaitUntilIdleAsync();
        (int inbox, int activities, int due) = Engine.Store.Read(reader => (
            reader.Inboxes().Instances.Count, reader.Activities().Count, reader.TimersDue(Clock.GetUtcNow(), int.MaxValue).Count));
        Assert.Equal((0, 0, 0), (inbox, activities, due));
    }

    /// <summary>The instance once the engine is idle: never parked, and when it has ended, with nothing left that it waited for.</summary>
    public async Task<InstanceRow> SettledAsync(string id = "i")
    {
        await SettleAsync();
        InstanceRow row = Find(id) ?? throw new InvalidOperationException($"There is no instance {id}.");
        Assert.DoesNotContain(TurnsOf(row.Key), turn => turn.Kind == TurnKind.Parked);
        if (row.HasEnded)
        {
            Assert.DoesNotContain(
                Engine.Store.Read(reader => reader.TimersDue(DateTimeOffset.MaxValue, int.MaxValue)), timer => timer.Instance == row.Key);
        }

        return row;
    }

    public InstanceRow? Find(string id) => Engine.Store.Read(reader => reader.Find(id));

    /// <summary>The history of an instance, by its key.</summary>
    public IEnumerable<Turn> TurnsOf(long key) => Engine.Store.Read(reader => reader.Turns(key)).Select(item => item.Turn);

    /// <summary>Signals in an instance's history, in order.</summary>
    public string[] SignalsOf(InstanceRow row)
        => [.. TurnsOf(row.Key).SelectMany(turn => turn.Arrivals).OfType<EventRaised>().Select(raised => raised.Payload!.Trim('"'))];

    public ValueTask StopAsync() => Engine.DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await Clock.QuietAsync();
    }

    static async Task<bool> AcceptedAsync(Func<Task> call)
    {
        try
        {
            await call();
            return true;
        }
        catch (RpcException exception) when (exception.StatusCode is StatusCode.NotFound or StatusCode.FailedPrecondition)
        {
            return false;
        }
    }

}
