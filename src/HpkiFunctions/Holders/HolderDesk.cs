using Hpki.Registry.Audit;
using Hpki.Registry.Holders;
using Hpki.Registry.Projections;
using Hpki.Registry.Storage;
using HpkiFunctions.Problems;

namespace HpkiFunctions.Holders;

/// <summary>The desk at which staff look holders up; the same for pages and API.</summary>
public sealed class HolderDesk(HolderRegistry registry, LookupIndex lookups)
{
    /// <summary>Whom a number or name finds, at most <paramref name="limit"/>.</summary>
    public async Task<IReadOnlyList<LookupHit>> FindAsync(LookupKind kind, string value, int limit, CancellationToken cancellationToken)
    {
        IReadOnlyList<LookupHit> hits = await lookups.FindAsync(kind, value, limit, cancellationToken);
        foreach (LookupHit hit in hits)
        {
            HolderReads.Show(hit.HolderId);
        }

        return hits;
    }

    /// <exception cref="ProblemException">There is no such holder.</exception>
    public async Task<HolderFile> OpenAsync(string holderId, CancellationToken cancellationToken)
    {
        try
        {
            return await registry.OpenAsync(holderId, cancellationToken);
        }
        catch (Exception unknown) when (unknown is HolderNotFoundException or StorageLimitException)
        {
            throw Unknown();
        }
    }

    public static ProblemException Unknown() => new(Problem.NotFound("unknown-holder", "この資格証保有者はいません", "検索して選び直してください。"));
}
