using Hpki.Procedures.Catalogue;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Tests.Requests;

/// <summary>The catalogue names the notices that the product sends, and no others.</summary>
public sealed class CatalogueNoticesTests
{
    [Fact]
    public void Notices_OfTheCatalogue_AreThoseThatAreSent()
    {
        string[] named = [.. ProcedureCatalogue.All.SelectMany(procedure => procedure.Notices).Select(notice => notice.Code).Distinct().Order(StringComparer.Ordinal)];

        Assert.Equal(Enum.GetNames<StatusMailKind>().Order(StringComparer.Ordinal), named);
    }
}
