using Hpki.Registry.Holders;
using Hpki.Registry.Model;

namespace HpkiFunctions.Holders;

/// <summary>A holder as the API gives it: what staff need, without the hash of the revocation word.</summary>
public sealed record HolderDetails
{
    public required Holder Holder { get; init; }

    public required bool HasRevocationWord { get; init; }

    public required IReadOnlyList<Card> Cards { get; init; }

    public required IReadOnlyList<Request> Requests { get; init; }

    public static HolderDetails Of(HolderFile file) => new()
    {
        Holder = file.Holder with { RevocationWordHash = null },
        HasRevocationWord = file.Holder.RevocationWordHash is not null,
        Cards = file.Cards,
        Requests = file.Requests,
    };
}
