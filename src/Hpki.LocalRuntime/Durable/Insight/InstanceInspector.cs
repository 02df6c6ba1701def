using Hpki.LocalRuntime.Durable.Engine;
using Hpki.LocalRuntime.Durable.History;
using Hpki.LocalRuntime.Durable.Replay;
using Hpki.LocalRuntime.Durable.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hpki.LocalRuntime.Durable.Insight;

/// <summary>Looks into instances as they are stored. Changes nothing: an orchestrator is replayed, without a new turn, to see what it waits for.</summary>
sealed class InstanceInspector(DurableFunctionCatalog catalog, DurableStore store)
{
    /// <summary>An instance; null when there is none.</summary>
    public InstanceInsight? Find(string instanceId) => store.Read(reader => reader.Find(instanceId)) is { } row
        ? Read(row) is { } state ? Of(state) : OfUnreadable(row)
        : null;

    /// <summary>Ids of the parked instances and of those set aside, at most so many, in ordinal order.</summary>
    public IReadOnlyList<string> Parked(int most)
    {
        InstanceFilter suspended = new(null, null, [OrchestrationRuntimeStatus.Suspended]);
        return
        [
            .. store.Read(reader => reader.Query(suspended, most))
                .Where(row => Read(row) is not { } state || IsParked(state))
                .Select(row => row.Id),
        ];
    }

    /// <summary>One that was set aside is suspended although nobody asked for it.</summary>
    static bool IsParked(InstanceState state)
    {
        Progress progress = Progress.Of(state.Turns);
        return !state.Row.HasEnded && (progress.Parked || (state.Row.Status == OrchestrationRuntimeStatus.Suspended && !progress.Suspended));
    }

    static InstanceInsight OfUnreadable(InstanceRow row) => new()
    {
        Mismatch = row.HasEnded ? null : row.Output ?? "Its history cannot be read.",
        Events = 0,
        Bytes = 0,
        Waits = [],
        Turns = [],
    };

    /// <returns>Null when its history cannot be read.</returns>
    InstanceState? Read(InstanceRow row)
    {
        try
        {
            return InstanceState.Of(row, store.Read(reader => reader.Turns(row.Key)));
        }
        catch (UnreadableHistoryException)
        {
            return null;
        }
    }

    InstanceInsight Of(InstanceState state)
    {
        (IReadOnlyList<OpenWait> waits, string? mismatch) = state.Row.HasEnded ? ([], null)
            : IsParked(state) ? ([], state.Row.Output)
            : WaitsOf(state);
        return new()
        {
            Mismatch = mismatch,
            Events = state.Events,
            Bytes = state.Bytes,
            Waits = waits,
            Turns = new PastEvents(state.Turns).Turns,
        };
    }

    /// <returns>What it waits for, or why its next turn will park it.</returns>
    (IReadOnlyList<OpenWait> Waits, string? Mismatch) WaitsOf(InstanceState state)
    {
        if (catalog.FindOrchestrator(state.Row.Name) is not { } function)
        {
            return ([], $"There is no orchestrator '{state.Row.Name}'.");
        }

        try
        {
            (IReadOnlyList<Step> steps, IReadOnlyList<string> events) = Replayer.Waits(state.Identity, function, state.Turns, NullLoggerFactory.Instance);
            return ([.. events.Select(name => new OpenWait(OpenWaitKind.Event, name, null)), .. steps.Select(PastEvents.WaitFor)], null);
        }
        catch (ReplayMismatchException mismatch)
        {
            return ([], mismatch.Message);
        }
    }
}
