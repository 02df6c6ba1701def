using System.Diagnostics;
using Hpki.LocalRuntime.Durable.Diagnostics;
using Hpki.LocalRuntime.Durable.History;
using Hpki.LocalRuntime.Durable.Storage;
using Microsoft.Extensions.Logging;

namespace Hpki.LocalRuntime.Durable.Engine;

/// <summary>
/// Runs activities. Nothing is written when one ends: the turn that takes its result deletes its row in the same transaction, so a crash
/// in between runs it again.
/// </summary>
sealed class ActivityRunner(
    DurableFunctionCatalog catalog, ActivityQueue queue, Mailboxes mailboxes, BusyCount busy, EngineMetrics metrics, ILogger logger,
    CancellationToken stopping)
{
    WorkQueue<bool>? _permit;

    /// <summary>Activities that wait for a worker.</summary>
    public int Queued => queue.Count;

    public void Enqueue(ActivityRow row)
    {
        busy.Enter();
        queue.Add(row);
    }

    /// <summary>Runs one that an earlier run has left.</summary>
    public void TakeUp(long instance, int task)
    {
        busy.Enter();
        queue.AddStored(instance, task);
    }

    /// <summary>Lets only one run at any time, in the order in which they were called, so that they end in that order too.</summary>
    public void RunOneAtATime()
    {
        WorkQueue<bool> permit = new(stopping);
        permit.Add(true);
        _permit = permit;
    }

    /// <summary>Runs activities one after the other until the engine stops.</summary>
    public async Task RunAsync()
    {
        while (true)
        {
            await queue.ClaimAsync();
            WorkQueue<bool>? permit = _permit;
            if (permit is not null)
            {
                await permit.ClaimAsync();
            }

            await RunAsync(queue.Take());
            permit?.Add(permit.Take());
        }
    }

    async Task RunAsync(ActivityRow? row)
    {
        if (row is not null && await InvokeAsync(row) is { } arrival)
        {
            mailboxes.Post(new(row.Instance, arrival, StoredAs.Activity(row.Task)));
        }

        busy.Exit();
    }

    /// <returns>Its result or failure; null when the engine stops, so that it runs again at the next start.</returns>
    async Task<Arrival?> InvokeAsync(ActivityRow row)
    {
        if (catalog.FindActivity(row.Name) is not { } function)
        {
            return new TaskFailed(row.Task, Failure.OfUnknownActivity());
        }

        using Activity? span = EngineSpans.Run(row);
        long began = Stopwatch.GetTimestamp();
        try
        {
            object? result = await function(new(row.Name, row.InstanceId, row.Task, HostJson.Rewrite(row.Input)), stopping);
            TaskCompleted completed = new(row.Task, Payload.WriteResult(result, $"the result of activity '{row.Name}'"));
            metrics.ActivityTook(row.Name, Stopwatch.GetElapsedTime(began), failed: false);
            return completed;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception exception)
        {
            span.Failed(exception);
            metrics.ActivityTook(row.Name, Stopwatch.GetElapsedTime(began), failed: true);
            logger.ActivityFailed(row.Name, row.InstanceId, row.Task, exception.GetType().Name);
            return new TaskFailed(row.Task, Failure.OfActivity(exception));
        }
    }
}
