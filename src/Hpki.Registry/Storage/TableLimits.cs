using System.Text;
using System.Text.Json;
using Azure.Data.Tables;

namespace Hpki.Registry.Storage;

/// <summary>Checks rows and transactions before they are sent.</summary>
static class TableLimits
{
    public const int OperationsInTransaction = 100;
    public const int TransactionBytes = 4 * 1024 * 1024;
    public const int EntityBytes = 1024 * 1024;
    public const int PropertyBytes = 64 * 1024;
    public const int PropertyCount = 252;
    public const int PropertyNameLength = 255;
    public const int KeyBytes = 1024;

    // Multipart boundaries, headers and the URL of each operation.
    const int OverheadPerOperation = 1024;

    /// <exception cref="StorageLimitException"/>
    public static void Check(IReadOnlyList<TableTransactionAction> actions)
    {
        Require(StorageLimit.OperationsInTransaction, actions.Count, OperationsInTransaction, "Transaction");
        Require(StorageLimit.PartitionsInTransaction, actions.Select(a => a.Entity.PartitionKey).Distinct().Count(), 1, "Transaction");
        Require(StorageLimit.SameRowInTransaction, actions.CountBy(a => a.Entity.RowKey).Max(row => row.Value), 1, "Transaction");
        foreach (TableTransactionAction action in actions)
        {
            Check(action.Entity);
        }

        Require(StorageLimit.TransactionBytes, actions.Sum(a => OverheadPerOperation + WireBytes(a.Entity)), TransactionBytes, "Transaction");
    }

    /// <exception cref="StorageLimitException"/>
    public static void Check(ITableEntity entity)
    {
        CheckKey(entity.PartitionKey, "PartitionKey");
        CheckKey(entity.RowKey, "RowKey");
        if (entity is not TableEntity row)
        {
            throw new ArgumentException("Only TableEntity rows are in use.", nameof(entity));
        }

        string where = $"Row {row.RowKey}";
        (string Name, object Value)[] columns = [.. Columns(row)];
        Require(StorageLimit.PropertyCount, columns.Length, PropertyCount, where);
        long size = 4 + 2L * (row.PartitionKey.Length + row.RowKey.Length);
        foreach ((string name, object value) in columns)
        {
            Require(StorageLimit.PropertyNameLength, name.Length, PropertyNameLength, where);
            long bytes = StoredBytes(value);
            Require(StorageLimit.PropertyBytes, bytes, PropertyBytes, $"{where}, {name}");
            size += 8 + 2L * name.Length + bytes;
        }

        Require(StorageLimit.EntityBytes, size, EntityBytes, where);
    }

    /// <exception cref="StorageLimitException">Too long, empty, or a character that keys cannot hold.</exception>
    public static void CheckKey(string key, string where)
    {
        Require(StorageLimit.KeyBytes, 2L * key.Length, KeyBytes, where);
        foreach (char character in key)
        {
            if (character is '/' or '\\' or '#' or '?' || char.IsControl(character))
            {
                throw new StorageLimitException(StorageLimit.KeyCharacter, character, 0, $"{where} '{key}'");
            }
        }
    }

    static long StoredBytes(object value) => value switch
    {
        string text => 2L * text.Length,
        bool => 1,
        int => 4,
        long => 8,
        _ => throw new ArgumentException($"Columns of type {value.GetType().Name} are not in use."),
    };

    // As the client sends it: JSON in UTF-8, with everything outside ASCII escaped.
    static long WireBytes(ITableEntity entity) =>
        Encoding.UTF8.GetByteCount(JsonSerializer.Serialize(Columns((TableEntity)entity).ToDictionary(c => c.Name, c => c.Value)))
        + 6L * (entity.PartitionKey.Length + entity.RowKey.Length);

    static IEnumerable<(string Name, object Value)> Columns(TableEntity row) => row
        .Where(c => c.Key is not ("PartitionKey" or "RowKey" or "Timestamp" or "odata.etag") && c.Value is not null)
        .Select(c => (c.Key, c.Value));

    static void Require(StorageLimit limit, long actual, long allowed, string where)
    {
        if (actual > allowed)
        {
            throw new StorageLimitException(limit, actual, allowed, where);
        }
    }
}
