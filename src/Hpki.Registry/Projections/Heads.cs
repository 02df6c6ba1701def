using System.Globalization;
using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Hpki.Procedures.Calendar;
using Hpki.Registry.Storage;

namespace Hpki.Registry.Projections;

/// <summary>Holders by the day (Tokyo) on which their timeline last grew: what the daily seal has to look at.</summary>
sealed class Heads(RegistryStorage storage)
{
    /// <summary>The holders whose newest event is of this day or later; all when null.</summary>
    public async IAsyncEnumerable<string> SinceAsync(DateOnly? first, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string filter = first is { } day
            ? TableClient.CreateQueryFilter($"PartitionKey ge {Text(day)} and Gone eq false")
            : "Gone eq false";
        await foreach (TableEntity row in storage.Heads.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            yield return row.RowKey;
        }
    }

    public static string DayOf(DateTimeOffset headAt) => Text(TokyoTime.DateOf(headAt));

    static string Text(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
