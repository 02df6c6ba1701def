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
    InstanceWatch watch, EngineMetrics metrics, TimeProvider clock, ILogger logger, CancellationToken stopping)
{
    /// <summary>Keeps every turn; null when nobody records.</summary>
    public HistoryRecorder? Recorder { get; set; }

    /// <summary>Runs turns one after the other until the engine stops.</summary>
    public async Task RunAsync()
    {
        await foreach (long instance in mailboxes.Ready.ReadAllAsync(stopping))
        {
            await RunTurnAsync(instance);
            mailboxes.Done(instance);
        }
    }

    async Task RunTurnAsync(long instance)
    {
        long began = Stopwatch.GetTimestamp();
        IReadOnlyList<Delivery> deliveries = mailboxes.Take(instance);
        if (cache.Get(instance) is { Row.HasEnded: false } state)
        {
            TurnCommit commit = planner.Plan(
                state, deliveries, clock.GetUtcNow().UtcDateTime,
                () => mailboxes.Post(new(instance, new ForeignAwaitSeen(), StoredAs.Nothing)));
            if (await store.WriteAsync(writer => writer.Commit(commit)) is { } sent)
            {
                Recorder?.Record(state, commit);
                Apply(state, commit, sent);
                metrics.TurnTook(state.Row.Name, Stopwatch.GetElapsedTime(began));
            }
            else
            {
                cache.Remove(instance);
            }
        }
        else
        {
            // It has ended or was purged: what still came for it is void.
            await store.WriteAsync(writer =>
            {
                writer.Discard(deliveries);
                return true;
            });
        }

        timers.Taken(instance, deliveries.Select(delivery => delivery.Row));
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
