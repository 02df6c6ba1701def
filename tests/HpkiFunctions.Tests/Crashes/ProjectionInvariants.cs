using System.Globalization;
using Azure.Data.Tables;
using Hpki.Registry.Projections;
using Microsoft.Extensions.DependencyInjection;

namespace HpkiFunctions.Tests.Crashes;

/// <summary>The projections say what a rebuild from the holders says.</summary>
sealed class ProjectionInvariants(IServiceProvider services)
{
    static readonly string[] Tables = ["Lookups", "Worklists", "Expiries"];

    // What the table service adds, and what a rebuild may raise: the sequence a row is true for.
    static readonly string[] NotSaid = ["odata.etag", "Timestamp", "Sequence"];

    public async Task<IReadOnlyList<string>> BrokenAsync(CancellationToken cancellationToken)
    {
        SortedSet<string> before = await RowsAsync(cancellationToken);
        await services.GetRequiredService<ProjectionUpkeep>().RebuildAllAsync(cancellationToken);
        SortedSet<string> after = await RowsAsync(cancellationToken);
        return
        [
            .. before.Except(after).Select(row => $"A projection row that no holder means: {row}"),
            .. after.Except(before).Select(row => $"A projection row was missing: {row}"),
        ];
    }

    async Task<SortedSet<string>> RowsAsync(CancellationToken cancellationToken)
    {
        SortedSet<string> rows = new(StringComparer.Ordinal);
        foreach (string table in Tables)
        {
            await foreach (TableEntity row in new StorageRows(services).OfAsync(table, "Gone eq false", cancellationToken))
            {
                rows.Add($"{table} {string.Join(' ', row.Where(column => !NotSaid.Contains(column.Key)).OrderBy(column => column.Key, StringComparer.Ordinal)
                    .Select(column => string.Create(CultureInfo.InvariantCulture, $"{column.Key}={column.Value}")))}");
            }
        }

        return rows;
    }
}
