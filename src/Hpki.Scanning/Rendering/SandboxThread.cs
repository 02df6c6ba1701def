using System.Collections.Concurrent;

namespace Hpki.Scanning.Rendering;

/// <summary>A thread of its own for one file: deep recursion in PDFium needs more stack than the pool's threads have.</summary>
sealed class SandboxThread : IAsyncDisposable
{
    const int StackBytes = 8 * 1024 * 1024;

    readonly BlockingCollection<Action> work = [];
    readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SandboxThread()
    {
        new Thread(Run, StackBytes) { IsBackground = true, Name = "scan sandbox" }.Start();
    }

    public Task<T> RunAsync<T>(Func<T> step)
    {
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        work.Add(() =>
        {
            try
            {
                result.SetResult(step());
            }
            catch (Exception e)
            {
                result.SetException(e);
            }
        });
        return result.Task;
    }

    /// <summary>Waits for what is under way.</summary>
    public async ValueTask DisposeAsync()
    {
        work.CompleteAdding();
        await ended.Task;
        work.Dispose();
    }

    void Run()
    {
        foreach (var step in work.GetConsumingEnumerable())
        {
            step();
        }

        ended.SetResult();
    }
}
