using Hpki.Registry.Holders;
using Hpki.Registry.Projections;
using Hpki.Registry.Storage;
using HpkiFunctions.Problems;

namespace HpkiFunctions.Holders;

/// <summary>The desk at which staff look holders up; the same for pages and API.</summary>
public sealed class HolderDesk(HolderRegistry registry, LookupIndex lookups)
{
    /// <summary>Whom a number or name finds, at most <paramref name="limit"/>.</summary>
    public Task<IReadOnlyList<LookupHit>> FindAsync(LookupKind kind, string value, int limit, CancellationToken cancellationToken) =>
        lookups.FindAsync(kind, value, limit, cancellationToken);

    /// <exception cref="ProblemException">There is no such holder.</exception>
    public async Task<HolderFile> OpenAsync(string holderId, CancellationToken cancellationToken)
    {
        try
        {
            return await registry.OpenAsync(holderId, cancellationToken);
        }
        catch (Exception unknown) when (unknown is HolderNotFoundException or StorageLimitException)
        {
            throw new ProblemException(Problem.NotFound("unknown-holder", "この資格証保有者はいません", "検索して選び直してください。"));
        }
    }
}
