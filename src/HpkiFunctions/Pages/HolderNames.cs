using Hpki.Registry.Holders;
using Hpki.Registry.Model;

namespace HpkiFunctions.Pages;

/// <summary>The names behind holder ids for a list: one point read for each distinct holder, all at once. Projections hold no names.</summary>
public sealed class HolderNames(HolderRegistry registry)
{
    public async Task<IReadOnlyDictionary<string, string>> OfAsync(IEnumerable<string> holderIds, CancellationToken cancellationToken)
    {
        string[] ids = [.. holderIds.Distinct()];
        Holder?[] holders = await Task.WhenAll(ids.Select(id => registry.FindHolderAsync(id, cancellationToken)));
        return ids.Zip(holders).ToDictionary(pair => pair.First, pair => pair.Second is { } holder ? Full(holder) : pair.First);
    }

    public static string Full(Holder holder) => $"{holder.FamilyName} {holder.GivenName}";

    public static string FullKana(Holder holder) => $"{holder.FamilyKana} {holder.GivenKana}";
}
