using System.Globalization;
using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Hpki.Registry.Storage;

namespace Hpki.Registry.Projections;

/// <summary>Cards by the day on which they run out, month by month.</summary>
public sealed class Expiries(RegistryStorage storage)
{
    /// <summary>The cards whose last day lies between these days, both included, the earliest first. What it costs depends on how many these are, not on how many there are.</summary>
    public async IAsyncEnumerable<ExpiringCard> BetweenAsync(DateOnly first, DateOnly last, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (DateOnly month = new(first.Year, first.Month, 1); month <= last; month = month.AddMonths(1))
        {
            string filter = TableClient.CreateQueryFilter($"PartitionKey eq {Month(month)} and RowKey ge {Day(first)} and RowKey lt {Day(last.AddDays(1))} and Gone eq false");
            await foreach (TableEntity row in storage.Expiries.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            {
                yield return RecordRow.Read<ExpiringCard>(row);
            }
        }
    }

    /// <summary>Where a card stands in its month.</summary>
    internal static string RowKey(DateOnly day, string cardSerial) => $"{Day(day)}|{cardSerial}";

    internal static string Month(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
