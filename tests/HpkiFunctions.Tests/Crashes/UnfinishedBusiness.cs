using Azure.Data.Tables;

namespace HpkiFunctions.Tests.Crashes;

/// <summary>Nothing that was decided is still on its way out: no intent, no outbox row.</summary>
sealed class UnfinishedBusiness(IServiceProvider services)
{
    public async Task<IReadOnlyList<string>> BrokenAsync(CancellationToken cancellationToken)
    {
        List<string> broken = [];
        StorageRows rows = new(services);
        await foreach (TableEntity intent in rows.OfAsync("Pending", null, cancellationToken))
        {
            broken.Add($"An intent is left: {intent.RowKey}.");
        }

        await foreach (TableEntity row in rows.OfAsync("Holders", "RowKey ge 'outbox|' and RowKey lt 'outbox}'", cancellationToken))
        {
            broken.Add($"An outbox row is left: {row.PartitionKey} {row.RowKey}.");
        }

        return broken;
    }
}
