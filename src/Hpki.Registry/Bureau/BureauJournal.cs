using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Hpki.Registry.Model;
using Hpki.Registry.Storage;

namespace Hpki.Registry.Bureau;

/// <summary>What went to the card bureau and came from it, the newest first, and which files are known by their content.</summary>
public sealed class BureauJournal
{
    const string Entries = "files";
    const string Contents = "contents";
    const string EntryColumn = "EntryId";

    readonly RegistryStorage storage;

    internal BureauJournal(RegistryStorage storage) => this.storage = storage;

    /// <summary>The entry's name for a file of this moment; later moments come first in the table.</summary>
    public static string IdOf(DateTimeOffset at, string fileName) =>
        string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.MaxValue.Ticks - at.UtcTicks:D19}-{RecordId.From('f', fileName)}");

    /// <summary>Writes the entry, or what became of it.</summary>
    public async Task WriteAsync(BureauEntry entry, CancellationToken cancellationToken)
    {
        await storage.Bureau.UpsertCheckedAsync(RecordRow.Write(Entries, entry.EntryId, entry), cancellationToken);
        await storage.Bureau.UpsertCheckedAsync(new TableEntity(Contents, entry.Sha256) { [EntryColumn] = entry.EntryId }, cancellationToken);
    }

    /// <summary>Whether a file with this content was read to its end before.</summary>
    public async Task<bool> KnowsAsync(string sha256, CancellationToken cancellationToken) =>
        await storage.Bureau.FindAsync(Contents, sha256, cancellationToken) is not null;

    public async Task<BureauEntry?> FindAsync(string entryId, CancellationToken cancellationToken)
    {
        TableLimits.CheckKey(entryId, "EntryId");
        return await storage.Bureau.FindAsync(Entries, entryId, cancellationToken) is { } row ? RecordRow.Read<BureauEntry>(row) : null;
    }

    /// <summary>The newest entries first.</summary>
    public async Task<IReadOnlyList<BureauEntry>> ReadAsync(int most, CancellationToken cancellationToken)
    {
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {Entries}");
        await foreach (Page<TableEntity> page in storage.Bureau.QueryAsync<TableEntity>(filter, most, cancellationToken: cancellationToken).AsPages(pageSizeHint: most))
        {
            return [.. page.Values.Select(RecordRow.Read<BureauEntry>)];
        }

        return [];
    }
}
