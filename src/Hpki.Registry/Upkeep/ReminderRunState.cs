using Hpki.Registry.Storage;

namespace Hpki.Registry.Upkeep;

/// <summary>Remembers the last run of the renewal reminders, so that the next knows which days it has to make up for.</summary>
public sealed class ReminderRunState(RegistryStorage storage)
{
    const string Partition = "renewal-reminders";
    const string Row = "last";

    /// <summary>One point read; null before the first.</summary>
    public async Task<ReminderRun?> FindAsync(CancellationToken cancellationToken = default) =>
        await storage.Audit.FindAsync(Partition, Row, cancellationToken) is { } row ? RecordRow.Read<ReminderRun>(row) : null;

    public Task SaveAsync(ReminderRun run, CancellationToken cancellationToken = default) =>
        storage.Audit.UpsertCheckedAsync(RecordRow.Write(Partition, Row, run), cancellationToken);
}
