using Hpki.Procedures.Cards;

namespace Hpki.Procedures.Tests.Cards;

public sealed class PublishedReasonsTests
{
    [Fact]
    public void JmaObserved_EveryReason_IsCessationOfOperation()
    {
        Assert.All(Enum.GetValues<RevocationReason>(),
            reason => Assert.Equal(PublishedReason.CessationOfOperation, PublishedReasons.JmaObserved.For(reason)));
    }

    [Fact]
    public void Detailed_TheftAndLicence_AreToldApart()
    {
        Assert.Equal(PublishedReason.KeyCompromise, PublishedReasons.Detailed.For(RevocationReason.Theft));
        Assert.Equal(PublishedReason.PrivilegeWithdrawn, PublishedReasons.Detailed.For(RevocationReason.LicenceCancelled));
        Assert.Equal(PublishedReason.AffiliationChanged, PublishedReasons.Detailed.For(RevocationReason.NameChange));
    }

    [Fact]
    public void From_TableWithAGap_NamesTheMissingReason()
    {
        Dictionary<RevocationReason, PublishedReason> table = Enum.GetValues<RevocationReason>()
            .Where(reason => reason != RevocationReason.Theft).ToDictionary(reason => reason, _ => PublishedReason.Superseded);

        ArgumentException error = Assert.Throws<ArgumentException>(() => PublishedReasons.From(table));

        Assert.Contains("Theft", error.Message, StringComparison.Ordinal);
    }
}
