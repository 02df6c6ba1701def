using Azure;
using Azure.Data.Tables;

namespace Hpki.Registry.Storage;

/// <summary>Writes that check the service's limits first. The registry writes in no other way.</summary>
static class CheckedTable
{
    public static async Task<IReadOnlyList<Response>> SubmitCheckedAsync(
        this TableClient table, IReadOnlyList<TableTransactionAction> actions, CancellationToken cancellationToken)
    {
        TableLimits.Check(actions);
        return (await table.SubmitTransactionAsync(actions, cancellationToken)).Value;
    }

    public static async Task<ETag> AddCheckedAsync(this TableClient table, TableEntity row, CancellationToken cancellationToken)
    {
        TableLimits.Check(row);
        return TagOf(await table.AddEntityAsync(row, cancellationToken));
    }

    public static async Task<ETag> ReplaceCheckedAsync(this TableClient table, TableEntity row, ETag expected, CancellationToken cancellationToken)
    {
        TableLimits.Check(row);
        return TagOf(await table.UpdateEntityAsync(row, expected, TableUpdateMode.Replace, cancellationToken));
    }

    public static async Task<ETag> UpsertCheckedAsync(this TableClient table, TableEntity row, CancellationToken cancellationToken)
    {
        TableLimits.Check(row);
        return TagOf(await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken));
    }

    /// <summary>The new tag of a written row; the default value when the service did not say.</summary>
    public static ETag TagOf(Response response) => response.Headers.ETag ?? default;

    public static async Task<TableEntity?> FindAsync(this TableClient table, string partitionKey, string rowKey, CancellationToken cancellationToken)
    {
        NullableResponse<TableEntity> found = await table.GetEntityIfExistsAsync<TableEntity>(partitionKey, rowKey, cancellationToken: cancellationToken);
        return found.HasValue ? found.Value : null;
    }
}
