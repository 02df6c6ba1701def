using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Hpki.Registry.Storage;

namespace Hpki.Registry.Deliveries;

/// <summary>Table <c>Pending</c>: 16 partitions by the holder id's hash; row key = holder id and decision key.</summary>
sealed class PendingIntents(RegistryStorage storage, TimeProvider time)
{
    const int Buckets = 16;

    /// <summary>Writes the intent, or its new time when it is there already.</summary>
    public async Task<PendingIntent> WriteAsync(string holderId, string decisionKey, CancellationToken cancellationToken)
    {
        PendingIntent intent = new() { HolderId = holderId, DecisionKey = decisionKey, WrittenAt = time.GetUtcNow().UtcDateTime };
        TableEntity row = RecordRow.Write(Bucket(holderId), RowKey(intent), intent);
        row[nameof(PendingIntent.WrittenAt)] = Sortable(intent.WrittenAt);
        return intent with { ETag = await storage.Pending.UpsertCheckedAsync(row, cancellationToken) };
    }

    /// <summary>Intents written before this time.</summary>
    public async IAsyncEnumerable<PendingIntent> OlderThanAsync(DateTimeOffset cutoff, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string filter = TableClient.CreateQueryFilter($"WrittenAt lt {Sortable(cutoff.UtcDateTime)}");
        await foreach (TableEntity row in storage.Pending.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            yield return RecordRow.Read<PendingIntent>(row) with { ETag = row.ETag };
        }
    }

    public Task DeleteAsync(string holderId, string decisionKey, CancellationToken cancellationToken) =>
        storage.Pending.DeleteEntityAsync(Bucket(holderId), $"{holderId}|{decisionKey}", ETag.All, cancellationToken);

    /// <summary>Deletes the intent unless it was written again since it was read.</summary>
    /// <returns>Whether it is gone.</returns>
    public async Task<bool> DeleteUnchangedAsync(PendingIntent intent, CancellationToken cancellationToken)
    {
        try
        {
            await storage.Pending.DeleteEntityAsync(Bucket(intent.HolderId), RowKey(intent), intent.ETag, cancellationToken);
            return true;
        }
        catch (RequestFailedException refused) when (refused.Status == 412)
        {
            return false;
        }
    }

    static string Bucket(string holderId) =>
        (SHA256.HashData(Encoding.UTF8.GetBytes(holderId))[0] % Buckets).ToString("D2", CultureInfo.InvariantCulture);

    static string RowKey(PendingIntent intent) => $"{intent.HolderId}|{intent.DecisionKey}";

    // Always 7 digits of fraction, so that text order is time order.
    static string Sortable(DateTime time) => time.ToString("O", CultureInfo.InvariantCulture);
}
