using System.Threading.Channels;
using Hpki.LocalRuntime.Durable.History;
using Hpki.LocalRuntime.Durable.Storage;
using Microsoft.Extensions.Logging;

namespace Hpki.LocalRuntime.Durable.Engine;

/// <summary>
/// Runs activities. Nothing is written when one ends: the turn that takes its result deletes its row in the same transaction, so a crash
/// in between runs it again.
/// </summary>
sealed class ActivityRunner(
    DurableFunctionCatalog catalog, ActivityQueue queue, Mailboxes mailboxes, BusyCount busy, ILogger logger, CancellationToken stopping)
{
    Channel<bool>? _permit;

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
        Channel<bool> permit = Channel.CreateBounded<bool>(1);
        permit.Writer.TryWrite(true);
        _permit = permit;
    }

    /// <summary>Runs activities one after the other until the engine stops.</summary>
    public async Task RunAsync()
    {
        while (await queue.WaitAsync(stopping))
        {
            Channel<bool>? permit = _permit;
            if (permit is not null)
            {
                await permit.Reader.ReadAsync(stopping);
            }

            if (queue.TryTake(out ActivityRow? row))
            {
                await RunAsync(row);
            }

            permit?.Writer.TryWrite(true);
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

        try
        {
            object? result = await function(new(row.Name, row.InstanceId, row.Task, HostJson.Rewrite(row.Input)), stopping);
            return new TaskCompleted(row.Task, Payload.WriteResult(result, $"the result of activity '{row.Name}'"));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception exception)
        {
            logger.ActivityFailed(row.Name, row.InstanceId, row.Task, exception.GetType().Name);
            return new TaskFailed(row.Task, Failure.OfActivity(exception));
        }
    }
}
