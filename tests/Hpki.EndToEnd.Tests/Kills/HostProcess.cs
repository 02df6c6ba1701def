using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Hpki.EndToEnd.Tests.Kills;

/// <summary>One life of the real program, as a process of its own on a storage that outlives it.</summary>
sealed class HostProcess : IDisposable
{
    const int RememberedLines = 40;

    readonly Process process;
    readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly ConcurrentQueue<string> lastLines = new();

    HostProcess(Process process) => this.process = process;

    /// <summary>Completes when the host answers; fails when it ends before.</summary>
    public Task Ready => ready.Task;

    /// <summary>Fails when the process ends and was not killed here; completes when it was.</summary>
    public Task Ended => ended.Task;

    public string LastOutput => string.Join(Environment.NewLine, lastLines);

    /// <param name="ahead">How far its clock is ahead of the machine's.</param>
    public static HostProcess Start(string dataFolder, int port, string storage, TimeSpan ahead)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in new[]
        {
            "exec", Path.Combine(AppContext.BaseDirectory, "Hpki.LocalHost.dll"),
            "--data", dataFolder, "--port", port.ToString(CultureInfo.InvariantCulture), "--no-seed",
            "--storage", storage, "--ahead", ahead.ToString("c", CultureInfo.InvariantCulture),
        })
        {
            start.ArgumentList.Add(argument);
        }

        // It runs as it would for a person, not as ./test lets tests run, which takes memory for pace.
        start.Environment.Remove("DOTNET_GCgen0size");
        HostProcess host = new(new() { StartInfo = start, EnableRaisingEvents = true });
        host.process.OutputDataReceived += (_, line) => host.Hear(line.Data);
        host.process.ErrorDataReceived += (_, line) => host.Hear(line.Data);
        host.process.Exited += (_, _) =>
        {
            InvalidOperationException unasked = new($"The host ended by itself with exit code {host.process.ExitCode}:{Environment.NewLine}{host.LastOutput}");
            host.ready.TrySetException(unasked);
            host.ended.TrySetException(unasked);
        };
        host.process.Start();
        host.process.BeginOutputReadLine();
        host.process.BeginErrorReadLine();
        return host;
    }

    /// <summary>As by <c>kill -9</c>: it runs no more code.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        // Somebody may be waiting for it, and nobody need.
        ready.TrySetCanceled(CancellationToken.None);
        ended.TrySetResult();
        process.Kill();
        await process.WaitForExitAsync(cancellationToken);
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
    }

    void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        lastLines.Enqueue(line);
        while (lastLines.Count > RememberedLines && lastLines.TryDequeue(out _))
        {
        }

        if (line.Contains("HpkiFunctions is running", StringComparison.Ordinal))
        {
            ready.TrySetResult();
        }
    }
}
