using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hpki.LocalRuntime.Functions;

/// <summary>
/// One timer function and where its schedule stands. It never runs twice at a time. An occurrence missed while the app was
/// down is made up for once, at the next start, with <see cref="TimerInfo.IsPastDue"/>; a failed run is logged and not
/// repeated (both as on the official host).
/// </summary>
sealed partial class FunctionTimer(
    FunctionDescriptor function, bool isDisabled, FunctionPipeline pipeline, DurableTaskClient client, IServiceScopeFactory scopes, TimerStatusFile store,
    TimeProvider time, ILogger<FunctionTimer> logger) : IDisposable
{
    readonly SemaphoreSlim _one = new(1, 1);
    readonly TimerSchedule _schedule = function.Schedule!;
    ScheduleStatus _status = new();
    bool _isPastDue;

    public string Name => function.Name;

    /// <summary>Whether the clock passes it over, by the setting <c>AzureWebJobs.{function}.Disabled</c> as on the official host; by hand it runs all the same.</summary>
    public bool IsDisabled => isDisabled;

    /// <summary>When the function is to run next; in the past when a run was missed.</summary>
    public DateTimeOffset NextDue => new(_status.Next, TimeSpan.Zero);

    /// <summary>Whether it comes round more often than this.</summary>
    public bool IsFinerThan(TimeSpan grain) => _schedule.NextAfter(NextDue) - NextDue < grain;

    /// <summary>Takes up the schedule where the last run of the app left it.</summary>
    public void Start()
    {
        var now = time.GetUtcNow();
        var stored = _schedule.IsMonitored ? store.Read(Name) : null;
        if (stored is null)
        {
            Remember(new ScheduleStatus { Next = _schedule.NextAfter(now).UtcDateTime, LastUpdated = now.UtcDateTime });
            return;
        }

        var since = stored.Last != default ? stored.Last : stored.LastUpdated;
        var expected = _schedule.NextAfter(new DateTimeOffset(since, TimeSpan.Zero));
        if (stored.Next != expected.UtcDateTime)
        {
            // The schedule was changed. What the new one would have had to run in the past was not missed.
            Remember(now > expected
                ? new ScheduleStatus { Next = _schedule.NextAfter(now).UtcDateTime, LastUpdated = now.UtcDateTime }
                : new ScheduleStatus { Next = expected.UtcDateTime, LastUpdated = since });
            return;
        }

        _status = stored;
        _isPastDue = now > NextDue;
    }

    /// <summary>Runs the function when its time has come.</summary>
    /// <returns>Whether it has run.</returns>
    public async Task<bool> RunIfDueAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            var now = time.GetUtcNow();
            if (now < NextDue)
            {
                return false;
            }

            await RunAsync(now, cancellationToken);
            return true;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Runs the function now, without touching its schedule. Its exception is the caller's.</summary>
    public async Task TriggerAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            await InvokeAsync(isPastDue: false, cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose()
    {
        store.Close();
        _one.Dispose();
    }

    async Task RunAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            await InvokeAsync(_isPastDue, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The host stops: the run stays due and is made up for at the next start.
            throw;
        }
        catch (Exception exception)
        {
            LogFailure(exception, Name, NextDue);
        }

        _isPastDue = false;
        Remember(new ScheduleStatus
        {
            Last = now.UtcDateTime,
            Next = _schedule.NextAfter(now).UtcDateTime,
            LastUpdated = now.UtcDateTime,
        });
    }

    async Task InvokeAsync(bool isPastDue, CancellationToken cancellationToken)
    {
        var info = new TimerInfo { IsPastDue = isPastDue, ScheduleStatus = _schedule.IsMonitored ? Copy(_status) : null };
        await using var scope = scopes.CreateAsyncScope();
        await pipeline.InvokeAsync(new FunctionInvocation(function, info, client, scope.ServiceProvider, cancellationToken));
    }

    void Remember(ScheduleStatus status)
    {
        _status = status;
        if (_schedule.IsMonitored)
        {
            store.Write(Name, status);
        }
    }

    static ScheduleStatus Copy(ScheduleStatus status) =>
        new() { Last = status.Last, Next = status.Next, LastUpdated = status.LastUpdated };

    [LoggerMessage(10, LogLevel.Error, "Timer function {Function}, due {Due:O}, failed.")]
    partial void LogFailure(Exception exception, string function, DateTimeOffset due);
}
