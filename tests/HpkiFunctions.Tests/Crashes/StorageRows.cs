using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace HpkiFunctions.Tests.Crashes;

/// <summary>The tables as they are, past every class of the product.</summary>
sealed class StorageRows(IServiceProvider services)
{
    public IAsyncEnumerable<TableEntity> OfAsync(string table, string? filter, CancellationToken cancellationToken) =>
        services.GetRequiredService<TableServiceClient>().GetTableClient(table).QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken);

    public async Task<IReadOnlyList<string>> HoldersAsync(CancellationToken cancellationToken) =>
        await OfAsync("Holders", "RowKey eq 'holder'", cancellationToken).Select(row => row.PartitionKey).ToArrayAsync(cancellationToken);
}
