using Hpki.Registry.Storage;

namespace Hpki.Registry.Upkeep;

/// <summary>Remembers the last purge of histories, so that it goes on over several runs.</summary>
public sealed class HistoryPurgeState(RegistryStorage storage)
{
    const string Partition = "history-purge";
    const string Row = "last";

    /// <summary>One point read; null before the first.</summary>
    public async Task<HistoryPurge?> FindAsync(CancellationToken cancellationToken = default) =>
        await storage.Audit.FindAsync(Partition, Row, cancellationToken) is { } row ? RecordRow.Read<HistoryPurge>(row) : null;

    public Task SaveAsync(HistoryPurge purge, CancellationToken cancellationToken = default) =>
        storage.Audit.UpsertCheckedAsync(RecordRow.Write(Partition, Row, purge), cancellationToken);
}
