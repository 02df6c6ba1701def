using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Forms;

namespace Hpki.Procedures.Tests.Catalogue;

public sealed class ProcedureGuidesTests
{
    [Fact]
    public void All_Forms_HaveAGuideWhoseProcedureTheyBelongTo()
    {
        Assert.All(Enum.GetValues<FormKind>(), kind => Assert.Contains(ProcedureGuides.All, guide => guide.Form == kind));
        Assert.All(ProcedureGuides.All, guide => Assert.Equal(guide.Form, ProcedureCatalogue.Of(guide.Procedure).Form));
    }

    [Fact]
    public void All_Slugs_AreAddressesOfTheirOwn()
    {
        Assert.All(ProcedureGuides.All, guide => Assert.Matches("^[a-z-]+$", guide.Slug));
        Assert.Equal(ProcedureGuides.All.Count, ProcedureGuides.All.Select(guide => guide.Slug).Distinct().Count());
        Assert.All(ProcedureGuides.All, guide => Assert.Same(guide, ProcedureGuides.Find(guide.Slug)));
        Assert.Null(ProcedureGuides.Find("tax-return"));
    }

    [Fact]
    public void All_Statements_NameTheirSourceOrSayThatTheyAreToBeAsked()
    {
        Assert.All(ProcedureGuides.All.SelectMany(Statements), fact => Assert.True(fact.IsKnown || fact.Words.Contains("お問い合わせ", StringComparison.Ordinal), fact.Words));
        Assert.All(ProcedureGuides.All.SelectMany(guide => guide.Fees), fee => Assert.Equal(fee.Yen is null, fee.Source is null));
        Assert.All(ProcedureGuides.All.SelectMany(guide => guide.Documents), document => Assert.NotEmpty(document.Source));
    }

    [Fact]
    public void All_Boxes_TickedFromTheStart_AreOnTheForm() => Assert.All(ProcedureGuides.All, guide => Assert.All(
        guide.Ticked, box => Assert.Contains(FormContents.Of(guide.Form).Questions.SelectMany(question => question.Options), option => option.Key == box)));

    [Fact]
    public void All_Documents_BeginWithTheForm() => Assert.All(
        ProcedureGuides.All, guide => Assert.Equal(FormContents.Of(guide.Form).Name, guide.Documents[0].Name));

    static IEnumerable<GuideFact> Statements(ProcedureGuide guide) =>
        [guide.Who, .. guide.First is { } first ? [first] : Array.Empty<GuideFact>(), .. guide.DocumentNotes, .. guide.Steps];
}
