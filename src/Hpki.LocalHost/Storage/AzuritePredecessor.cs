using System.Diagnostics;
using System.Text.Json;

namespace Hpki.LocalHost.Storage;

/// <summary>
/// The Azurite that an earlier host left on the same data. Normally it notices its host's death and is already saving and ending; one that
/// does not end is killed, for two on one data folder would overwrite each other's tables.
/// </summary>
sealed class AzuritePredecessor(string dataFolder)
{
    // The start time is read from a clock that may be set in between.
    static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(2);

    readonly string path = Path.Combine(dataFolder, "azurite.process.json");

    public async Task EndAsync(TimeSpan patienceToSave, CancellationToken cancellationToken)
    {
        using Process? process = Find();
        if (process is null)
        {
            return;
        }
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(patienceToSave);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(cancellationToken);
        }
    }

    /// <summary>Remembers the process that owns the data from now on.</summary>
    public void Remember(Process process) =>
        File.WriteAllText(path, JsonSerializer.Serialize(new Identity(process.Id, process.StartTime.ToUniversalTime())));

    /// <summary>Called when the owner has ended in order.</summary>
    public void Forget() => File.Delete(path);

    Process? Find()
    {
        if (!File.Exists(path) || Read() is not { } identity)
        {
            return null;
        }
        Process process;
        try
        {
            process = Process.GetProcessById(identity.ProcessId);
        }
        catch (ArgumentException)
        {
            return null; // no process has this id any more
        }
        // A process id is given again to others: only the same start time means the same process.
        if ((process.StartTime.ToUniversalTime() - identity.StartedAt).Duration() <= ClockTolerance)
        {
            return process;
        }
        process.Dispose();
        return null;
    }

    Identity? Read()
    {
        try
        {
            return JsonSerializer.Deserialize<Identity>(File.ReadAllText(path));
        }
        catch (JsonException)
        {
            return null; // the host was killed while it wrote this file, moments after it started Azurite: that one ends by itself
        }
    }

    sealed record Identity(int ProcessId, DateTime StartedAt);
}
