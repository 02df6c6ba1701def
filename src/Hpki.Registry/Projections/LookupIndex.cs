using System.Collections.Concurrent;
using Azure.Data.Tables;
using Hpki.Procedures.Identifiers;
using Hpki.Registry.Storage;

namespace Hpki.Registry.Projections;

/// <summary>Finds holders by numbers and names; one query each, over blind keys only.</summary>
public sealed class LookupIndex(RegistryStorage storage, RegistryOptions options)
{
    const int LongestPrefix = 4;
    const int RememberedRequests = 10_000;

    // A request stays its holder's for good, so whoever found it once need not ask again.
    readonly ConcurrentDictionary<string, LookupHit> requests = new();

    /// <summary>
    /// Whom the value finds; empty when nobody. <see cref="LookupKind.FamilyKana"/> finds every family name that begins with the
    /// value up to 4 characters, the whole of it, and for a longer value that is nobody's whole name all that share its first 4.
    /// </summary>
    /// <param name="limit">At most so many hits.</param>
    /// <exception cref="InvalidIdentifierException">The value cannot be one of this kind.</exception>
    public async Task<IReadOnlyList<LookupHit>> FindAsync(LookupKind kind, string value, int limit = 100, CancellationToken cancellationToken = default)
    {
        string normalised = BlindKey.Normalised(kind, value);
        if (kind == LookupKind.RequestId)
        {
            return await FindRequestAsync(normalised, limit, cancellationToken);
        }

        IReadOnlyList<LookupHit> hits = await QueryAsync(kind, normalised, limit, cancellationToken);
        return hits.Count == 0 && kind == LookupKind.FamilyKana && normalised.Length > LongestPrefix
            ? await QueryAsync(kind, normalised[..LongestPrefix], limit, cancellationToken)
            : hits;
    }

    async Task<IReadOnlyList<LookupHit>> FindRequestAsync(string normalised, int limit, CancellationToken cancellationToken)
    {
        if (requests.TryGetValue(normalised, out LookupHit? known))
        {
            return [known];
        }

        IReadOnlyList<LookupHit> hits = await QueryAsync(LookupKind.RequestId, normalised, limit, cancellationToken);
        if (hits is [var found])
        {
            if (requests.Count >= RememberedRequests)
            {
                requests.Clear();
            }

            requests[normalised] = found;
        }

        return hits;
    }

    async Task<IReadOnlyList<LookupHit>> QueryAsync(LookupKind kind, string normalised, int limit, CancellationToken cancellationToken)
    {
        string key = BlindKey.Of(options.LookupKey, kind, normalised);
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {key} and Gone eq false");
        List<LookupHit> hits = [];
        await foreach (TableEntity row in storage.Lookups.QueryAsync<TableEntity>(filter, Math.Clamp(limit, 1, 1000), cancellationToken: cancellationToken))
        {
            hits.Add(RecordRow.Read<LookupHit>(row));
            if (hits.Count >= limit)
            {
                break;
            }
        }

        return hits;
    }
}
