using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;

namespace Hpki.LocalHost.Storage;

/// <summary>
/// Azurite, Microsoft's storage emulator, as a child process of the host. It listens on 127.0.0.1 only and ends with the host, however the
/// host ends (<c>azurite-guard.cjs</c>).
/// </summary>
public sealed class AzuriteProcess : IAsyncDisposable
{
    static readonly TimeSpan TimeToStart = TimeSpan.FromSeconds(60);
    static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(15);

    readonly Process process;
    readonly AzuritePredecessor? owner;
    readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource<int> exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly ConcurrentQueue<string> lastLines = new();
    Uri? blobEndpoint;
    Uri? tableEndpoint;
    bool started;
    int disposed;

    AzuriteProcess(Process process, AzuritePredecessor? owner)
    {
        this.process = process;
        this.owner = owner;
    }

    /// <summary>Blob service of the emulator's account.</summary>
    public Uri BlobEndpoint => blobEndpoint ?? throw new InvalidOperationException("Azurite has not started.");

    /// <summary>Table service of the emulator's account.</summary>
    public Uri TableEndpoint => tableEndpoint ?? throw new InvalidOperationException("Azurite has not started.");

    /// <summary>Connection string for blobs and tables.</summary>
    public string ConnectionString => AzuriteAccount.ConnectionString(BlobEndpoint, TableEndpoint);

    /// <summary>Id of the child process.</summary>
    public int ProcessId => process.Id;

    /// <summary>Completes with the exit code when the process has ended, asked or not.</summary>
    public Task<int> Exited => exited.Task;

    /// <summary>What Azurite wrote last, for error messages.</summary>
    public string LastOutput => string.Join(Environment.NewLine, lastLines);

    /// <summary>Starts Azurite and waits until its services listen.</summary>
    /// <exception cref="AzuriteStartException">Node or Azurite is missing, or a port is taken.</exception>
    public static async Task<AzuriteProcess> StartAsync(AzuriteOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ProcessStartInfo start = StartInfo(options);
        AzuritePredecessor? owner = null;
        if (options.DataFolder is not null)
        {
            Directory.CreateDirectory(options.DataFolder);
            owner = new AzuritePredecessor(options.DataFolder);
            await owner.EndAsync(options.PredecessorPatience, cancellationToken);
        }
        var azurite = new AzuriteProcess(new Process { StartInfo = start, EnableRaisingEvents = true }, owner);
        try
        {
            azurite.Run();
            await azurite.UntilReadyAsync(cancellationToken);
            return azurite;
        }
        catch
        {
            await azurite.DisposeAsync();
            throw;
        }
    }

    /// <summary>Closes Azurite's standard input: it saves its data and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1)
        {
            return;
        }
        if (started)
        {
            await StopAsync();
        }
        process.Dispose();
    }

    void Run()
    {
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Exited += (_, _) => exited.TrySetResult(process.ExitCode);
        try
        {
            started = process.Start();
        }
        catch (Win32Exception exception)
        {
            throw new AzuriteStartException(
                $"'{process.StartInfo.FileName}' could not be run. The local host needs Node.js 20 or later on the PATH (https://nodejs.org).", exception);
        }
        owner?.Remember(process);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    async Task UntilReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAny(ready.Task, exited.Task).WaitAsync(TimeToStart, cancellationToken);
        }
        catch (TimeoutException exception)
        {
            throw new AzuriteStartException($"Azurite did not listen within {TimeToStart.TotalSeconds} s:{Environment.NewLine}{LastOutput}", exception);
        }
        if (!ready.Task.IsCompleted)
        {
            await process.WaitForExitAsync(cancellationToken); // its last lines are read
            throw new AzuriteStartException($"Azurite ended with exit code {await exited.Task} while starting:{Environment.NewLine}{LastOutput}");
        }
    }

    async Task StopAsync()
    {
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeToStop);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
        await exited.Task;
        owner?.Forget();
    }

    void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }
        lastLines.Enqueue(line);
        while (lastLines.Count > 20 && lastLines.TryDequeue(out _))
        {
        }
        blobEndpoint ??= Address(line, "Blob");
        tableEndpoint ??= Address(line, "Table");
        // The table service is the last to start.
        if (blobEndpoint is not null && tableEndpoint is not null)
        {
            ready.TrySetResult();
        }
    }

    static Uri? Address(string line, string service)
    {
        string announcement = $"Azurite {service} service is successfully listening at ";
        return line.StartsWith(announcement, StringComparison.Ordinal)
            ? new Uri($"{line[announcement.Length..].Trim()}/{AzuriteAccount.Name}")
            : null;
    }

    static ProcessStartInfo StartInfo(AzuriteOptions options)
    {
        var start = new ProcessStartInfo(options.NodeCommand)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetTempPath(),
        };
        string[] storage = options.DataFolder is null ? ["--inMemoryPersistence"] : ["--location", Path.GetFullPath(options.DataFolder)];
        string[] arguments =
        [
            "--require", AzuritePackage.FindGuard(), AzuritePackage.FindEntryPoint(),
            "--silent", "--disableTelemetry",
            "--skipApiVersionCheck", // the storage SDK speaks a newer API version than Azurite 3.35.0 knows
            .. storage,
            "--blobHost", "127.0.0.1", "--blobPort", $"{options.BlobPort}",
            "--tableHost", "127.0.0.1", "--tablePort", $"{options.TablePort}",
            "--queueHost", "127.0.0.1", "--queuePort", "0", // cannot be left out; nobody uses it
        ];
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }
        return start;
    }
}
