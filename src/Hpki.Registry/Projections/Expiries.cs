using System.Globalization;
using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Hpki.Registry.Storage;

namespace Hpki.Registry.Projections;

/// <summary>Cards by the month in which they run out.</summary>
public sealed class Expiries(RegistryStorage storage)
{
    /// <summary>The cards whose last day lies in this month.</summary>
    public async IAsyncEnumerable<ExpiringCard> InMonthAsync(int year, int month, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {Month(new DateOnly(year, month, 1))} and Gone eq false");
        await foreach (TableEntity row in storage.Expiries.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            yield return RecordRow.Read<ExpiringCard>(row);
        }
    }

    internal static string Month(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
