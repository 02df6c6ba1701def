namespace HpkiFunctions.Requests;

/// <summary>
/// An orchestration's one open wait for signals. It is kept open and raced against timers, never abandoned and opened again: the
/// engine would hand the next event to the newest wait and let an abandoned one swallow it (conformance rules 22 and 23).
/// </summary>
public sealed class Inbox(TaskOrchestrationContext context)
{
    Task<Signal> wait = context.WaitForExternalEvent<Signal>(Signal.Name);

    /// <summary>Waits for the next signal.</summary>
    public async Task NextAsync()
    {
        await wait;
        wait = context.WaitForExternalEvent<Signal>(Signal.Name);
    }

    /// <summary>Waits for the next signal, at most until <paramref name="due"/> (UTC).</summary>
    /// <returns>Whether a signal came; false when the time ran out.</returns>
    public async Task<bool> NextAsync(DateTime due)
    {
        if (!wait.IsCompleted)
        {
            if (due <= context.CurrentUtcDateTime)
            {
                return false;
            }

            using CancellationTokenSource timeOut = new();
            Task timer = context.CreateTimer(due, timeOut.Token);
            if (await Task.WhenAny(wait, timer) == timer)
            {
                return false;
            }

            timeOut.Cancel();
        }

        await NextAsync();
        return true;
    }
}
