using System.Collections.Concurrent;
using System.Diagnostics;
using Hpki.LocalRuntime.Durable.Diagnostics;
using Hpki.LocalRuntime.Durable.History;
using Hpki.LocalRuntime.Durable.Recording;
using Hpki.LocalRuntime.Durable.Storage;
using Microsoft.Extensions.Logging;

namespace Hpki.LocalRuntime.Durable.Engine;

/// <summary>Runs turns: takes in what has come, stores what comes of it, then lets it take effect.</summary>
sealed class TurnRunner(
    DurableStore store, TurnPlanner planner, InstanceCache cache, Mailboxes mailboxes, TimerQueue timers, ActivityRunner activities,
    InstanceWatch watch, EngineMetrics metrics, TimeProvider clock, ILogger logger)
{
    /// <summary>Instances that cannot go on before a restart, and why.</summary>
    readonly ConcurrentDictionary<long, string> _aside = [];

    /// <summary>Keeps every turn; null when nobody records.</summary>
    public HistoryRecorder? Recorder { get; set; }

    /// <summary>Runs turns one after the other until the engine stops.</summary>
    public async Task RunAsync()
    {
        while (true)
        {
            await mailboxes.Ready.ClaimAsync();
            long instance = mailboxes.Ready.Take();
            await RunTurnAsync(instance);
            mailboxes.Done(instance);
        }
    }

    async Task RunTurnAsync(long instance)
    {
        IReadOnlyList<Delivery> deliveries = timers.StillDue(mailboxes.Take(instance));
        if (deliveries.Count == 0)
        {
            return;
        }

        try
        {
            await TakeInAsync(instance, deliveries);
        }
        catch (UnreadableHistoryException exception)
        {
            await SetAsideAsync(instance, deliveries, exception.Message);
        }
        catch (Exception exception)
            when (!DurableStore.IsOfStore(exception) && exception is not (ObjectDisposedException or OperationCanceledException))
        {
            await SetAsideAsync(instance, deliveries, $"A turn failed ({exception.GetType().Name}).");
        }
    }

    async Task TakeInAsync(long instance, IReadOnlyList<Delivery> deliveries)
    {
        if (_aside.TryGetValue(instance, out string? reason))
        {
            await SetAsideAsync(instance, deliveries, reason);
            return;
        }

        long began = Stopwatch.GetTimestamp();
        if (cache.Get(instance) is not { Row.HasEnded: false } state)
        {
            await DiscardAsync(deliveries);
        }
        else if (deliveries.Any(delivery => delivery.Arrival is Unreadable))
        {
            await SetAsideAsync(instance, deliveries, "Something that came for it cannot be read.");
            return;
        }
        else
        {
            TurnCommit commit = planner.Plan(
                state, deliveries, clock.GetUtcNow().UtcDateTime,
                () => mailboxes.Post(new(instance, new ForeignAwaitSeen(), StoredAs.Nothing)));
            await CommitAsync(state, commit);
            metrics.TurnTook(state.Row.Name, Stopwatch.GetElapsedTime(began));
        }

        timers.Taken(deliveries);
    }

    async Task CommitAsync(InstanceState state, TurnCommit commit)
    {
        if (await store.WriteAsync(writer => writer.Commit(commit)) is { } sent)
        {
            Recorder?.Record(state, commit);
            Apply(state, commit, sent);
        }
        else
        {
            cache.Remove(state.Row.Key);
        }
    }

    /// <summary>It has ended or was purged: what still came for it is void.</summary>
    async Task DiscardAsync(IReadOnlyList<Delivery> deliveries) => await store.WriteAsync(writer =>
    {
        writer.Discard(deliveries);
        return true;
    });

    /// <summary>
    /// One instance cannot go on; the others do. What is stored of it is left as it is, with all that comes, and taken up at the next
    /// start. It can be terminated.
    /// </summary>
    async Task SetAsideAsync(long instance, IReadOnlyList<Delivery> deliveries, string reason)
    {
        _aside[instance] = reason;
        cache.Remove(instance);
        if (store.Read(reader => reader.Find(instance)) is not { HasEnded: false } row)
        {
            await DiscardAsync(deliveries);
            return;
        }

        Delivery[] ends = [.. deliveries.Where(delivery => delivery.Arrival is TerminateRequested)];
        if (ends.Length > 0)
        {
            InstanceState state = new(row, [], 0, 0);
            TurnCommit commit = planner.Plan(state, ends, clock.GetUtcNow().UtcDateTime, static () => { });
            await CommitAsync(state, commit with { Number = store.Read(reader => reader.NextTurn(instance)) });
            return;
        }

        string message = $"{reason} The instance is set aside: mend the cause and restart, or terminate it.";
        await store.WriteAsync(writer =>
        {
            writer.SetAside(instance, message);
            return true;
        });
        logger.InstanceParked(row.Name, row.Id, message);
        metrics.Parked(row.Name);
    }

    void Apply(InstanceState before, TurnCommit commit, IReadOnlyList<Delivery> sent)
    {
        InstanceRow row = commit.Instance;
        if (row.HasEnded)
        {
            cache.Remove(row.Key);
        }
        else
        {
            InstanceState after = before.After(commit);
            cache.Put(after);
            if (after.IsLong && !before.IsLong)
            {
                logger.LongHistory(row.Name, row.Id, after.Events, after.Bytes);
                metrics.HistoryIsLong(row.Name);
            }
        }

        foreach ((ActivityStep step, string? input) in commit.Effects.Activities)
        {
            activities.Enqueue(new(row.Key, step.Id, step.Name, input, row.Id, commit.Trace));
        }

        foreach ((ChildStep child, _) in commit.Effects.Children)
        {
            metrics.Started(child.Name);
        }

        foreach (TimerStep timer in commit.Effects.NewTimers)
        {
            timers.Added(timer.FireAt);
        }

        foreach (Delivery delivery in sent)
        {
            mailboxes.Post(delivery);
        }

        Report(before, commit);
    }

    void Report(InstanceState before, TurnCommit commit)
    {
        InstanceRow row = commit.Instance;
        if (commit.Turn.Kind == TurnKind.Parked)
        {
            logger.InstanceParked(row.Name, row.Id, row.Output ?? string.Empty);
            metrics.Parked(row.Name);
        }

        if (row.Status != before.Row.Status)
        {
            logger.InstanceChanged(row.Name, row.Id, row.Status);
            metrics.Changed(row.Name, row.Status);
            watch.Changed(row.Id);
        }
    }
}
