using Hpki.Pki.Crls;

namespace Hpki.Pki.Authorities;

/// <summary>Which published lists carry the certificates of an order, every one of them: one line per authority concerned.</summary>
public sealed record RevocationReceipt(string OrderId, IReadOnlyList<CrlReceipt> Lists)
{
    /// <summary>What <see cref="CrlOrigin"/> must find at the public address.</summary>
    public IReadOnlyList<CrlExpectation> Expectations => [.. Lists.Select(list => new CrlExpectation(list.Purpose, list.Number, list.Serials))];
}
