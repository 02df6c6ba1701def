using System.Diagnostics;

namespace Hpki.LocalHost.Demo;

/// <summary>Shows and times the steps of the demonstration.</summary>
sealed class DemoProgress(TextWriter output, int steps)
{
    readonly List<(string Name, double Milliseconds)> done = [];

    /// <summary>What each step took, in order.</summary>
    public IReadOnlyList<(string Name, double Milliseconds)> Done => done;

    public async Task<T> StepAsync<T>(string name, string words, Func<Task<T>> step)
    {
        await output.WriteAsync($"[{done.Count + 1,2}/{steps}] {words} ... ");
        await output.FlushAsync();
        long start = Stopwatch.GetTimestamp();
        T result = await step();
        double milliseconds = Math.Round(Stopwatch.GetElapsedTime(start).TotalMilliseconds, 1);
        done.Add((name, milliseconds));
        await output.WriteLineAsync($"{milliseconds:N0} ms");
        return result;
    }

    public Task StepAsync(string name, string words, Func<Task> step) => StepAsync(name, words, async () =>
    {
        await step();
        return true;
    });
}
