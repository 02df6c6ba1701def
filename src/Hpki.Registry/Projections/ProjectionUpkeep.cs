using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Hpki.Registry.Holders;
using Hpki.Registry.Storage;

namespace Hpki.Registry.Projections;

/// <summary>Rebuilds projections from the holders, and clears old tombstones away.</summary>
public sealed class ProjectionUpkeep
{
    readonly RegistryStorage storage;
    readonly HolderReader holders;
    readonly ProjectionRows rows;
    readonly ProjectionWriter writer;
    readonly TimeProvider time;

    internal ProjectionUpkeep(RegistryStorage storage, HolderReader holders, ProjectionRows rows, ProjectionWriter writer, TimeProvider time) =>
        (this.storage, this.holders, this.rows, this.writer, this.time) = (storage, holders, rows, writer, time);

    /// <summary>Writes every projection row of a holder anew.</summary>
    /// <exception cref="HolderNotFoundException"/>
    public async Task RebuildAsync(string holderId, CancellationToken cancellationToken = default)
    {
        HolderFile file = await holders.LoadAsync(holderId, null, cancellationToken);
        await WriteAsync(file, rows.Of(file), cancellationToken);
    }

    /// <summary>
    /// Writes the projection rows of all holders anew and marks those gone that no holder stands behind. The only command that reads
    /// every holder; may run while work goes on.
    /// </summary>
    /// <returns>How many holders there are.</returns>
    public async Task<int> RebuildAllAsync(CancellationToken cancellationToken = default)
    {
        int count = 0;
        HashSet<ProjectionKey> wanted = [];
        await foreach (TableEntity row in storage.Holders.QueryAsync<TableEntity>($"RowKey eq '{RowKeys.HolderRow}'", select: ["PartitionKey"], cancellationToken: cancellationToken))
        {
            HolderFile file = await holders.LoadAsync(row.PartitionKey, null, cancellationToken);
            var current = rows.Of(file);
            wanted.UnionWith(current.Keys);
            await WriteAsync(file, current, cancellationToken);
            count++;
        }

        foreach (ProjectionTable table in Enum.GetValues<ProjectionTable>())
        {
            await MarkStraysAsync(table, wanted, cancellationToken);
        }

        return count;
    }

    /// <summary>Deletes tombstones older than <paramref name="age"/>; a day is ample, deliveries are never so late.</summary>
    /// <returns>How many.</returns>
    public async Task<int> PurgeTombstonesAsync(TimeSpan age, CancellationToken cancellationToken = default)
    {
        string cutoff = (time.GetUtcNow() - age).UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        int count = 0;
        foreach (ProjectionTable table in Enum.GetValues<ProjectionTable>())
        {
            TableClient client = storage.Projection(table);
            await foreach (TableEntity row in client.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"Gone eq true and GoneAt lt {cutoff}"), cancellationToken: cancellationToken))
            {
                count += await DeleteUnchangedAsync(client, row, cancellationToken) ? 1 : 0;
            }
        }

        return count;
    }

    Task WriteAsync(HolderFile file, Dictionary<ProjectionKey, IReadOnlyDictionary<string, object>> current, CancellationToken cancellationToken) =>
        writer.ApplyAsync([.. current.Select(row => new ProjectionChange(row.Key, row.Value, file.Sequence, LikelyNew: false))], repair: true, cancellationToken);

    // A row that stands for nobody may also be newer than our reading of its holder, so each is looked at again.
    async Task MarkStraysAsync(ProjectionTable table, HashSet<ProjectionKey> wanted, CancellationToken cancellationToken)
    {
        await foreach (TableEntity row in storage.Projection(table).QueryAsync<TableEntity>("Gone eq false", cancellationToken: cancellationToken))
        {
            ProjectionKey key = new(table, row.PartitionKey, row.RowKey);
            if (wanted.Contains(key) || row.PartitionKey is Worklists.Tray or Worklists.RecentScans)
            {
                continue;
            }

            HolderFile? file = await holders.FindAsync(row.GetString("HolderId"), null, cancellationToken);
            long sequence = file?.Sequence ?? long.MaxValue;
            await writer.ApplyAsync([new(key, file is null ? null : rows.Of(file).GetValueOrDefault(key), sequence, LikelyNew: false)], repair: true, cancellationToken);
        }
    }

    static async Task<bool> DeleteUnchangedAsync(TableClient client, TableEntity row, CancellationToken cancellationToken)
    {
        try
        {
            await client.DeleteEntityAsync(row.PartitionKey, row.RowKey, row.ETag, cancellationToken);
            return true;
        }
        catch (RequestFailedException refused) when (refused.Status == 412)
        {
            return false;
        }
    }
}
