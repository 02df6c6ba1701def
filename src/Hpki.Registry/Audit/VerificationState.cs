using Hpki.Registry.Storage;

namespace Hpki.Registry.Audit;

/// <summary>Remembers the last verification of everything, so that it goes on over several runs and the start page can show what it found.</summary>
public sealed class VerificationState(RegistryStorage storage)
{
    // In one column of 64 KiB; every finding is in the log, too.
    public const int KeptFindings = 50;

    const string Partition = "verification";
    const string Row = "last";

    /// <summary>One point read; null before the first.</summary>
    public async Task<Verification?> FindAsync(CancellationToken cancellationToken = default) =>
        await storage.Audit.FindAsync(Partition, Row, cancellationToken) is { } row ? RecordRow.Read<Verification>(row) : null;

    public Task SaveAsync(Verification verification, CancellationToken cancellationToken = default) =>
        storage.Audit.UpsertCheckedAsync(RecordRow.Write(Partition, Row, verification), cancellationToken);
}
