using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Papers;
using Hpki.Procedures.Reissues;

namespace Hpki.Procedures.Tests.Papers;

public sealed class PaperRulesTests
{
    static readonly DateOnly Received = new(2026, 12, 1);
    static readonly PaperTerms Terms = new();

    [Fact]
    public void Known_EveryProcedureWithAForm_AsksForIt() => Assert.All(
        ProcedureCatalogue.All.Where(procedure => procedure.Form is not null),
        procedure => Assert.Equal(PaperNeed.Required, Need(PaperRules.Known, new(procedure.Kind, Received), PaperItem.Form)));

    [Fact]
    public void Known_WhatNobodyHasSaid_IsUndecidedAndHasNoSource() =>
        Assert.All(PaperRules.Known.All, rule => Assert.Equal(rule.Need == PaperNeed.Undecided, rule.Source is null));

    [Fact]
    public void Of_AChangedName_NeedsItsEvidence()
    {
        Assert.Equal(PaperNeed.Required, Need(PaperRules.Known, Reissue(ReissueReason.NameChange), PaperItem.NewNameEvidence));
        Assert.All(Enum.GetValues<ReissueReason>().Except([ReissueReason.NameChange]), reason => Assert.Null(Need(PaperRules.Known, Reissue(reason), PaperItem.NewNameEvidence)));
    }

    [Fact]
    public void Of_AContactChange_NeedsTheResidenceRecordOnlyWhenTheResidenceChanges()
    {
        PaperSituation workplace = new(ProcedureKind.ContactChange, Received);

        Assert.Null(Need(PaperRules.Known, workplace, PaperItem.ResidenceRecord));
        Assert.Equal(PaperNeed.Required, Need(PaperRules.Known, workplace with { Circumstances = [PaperCondition.ResidenceChanges] }, PaperItem.ResidenceRecord));
    }

    [Fact]
    public void Of_ALockedCard_IsAskedForOnlyWhenTheCentreUnblocks()
    {
        PaperSituation own = new(ProcedureKind.PinUnblock, Received);

        Assert.Null(Need(PaperRules.Known, own, PaperItem.LockedCard));
        Assert.Equal(PaperNeed.Required, Need(PaperRules.Known, own with { Circumstances = [PaperCondition.CardIsSent] }, PaperItem.LockedCard));
    }

    [Fact]
    public void From_WhatACentreDecides_GoesBeforeTheUnknown()
    {
        PaperRules rules = PaperRules.From(new Dictionary<string, string> { ["Reissue.Photo"] = "Required", ["Reissue.Damage.Photo"] = "NotRequired" });

        Assert.Equal(PaperNeed.Required, Need(rules, Reissue(ReissueReason.Loss), PaperItem.Photo));
        Assert.Null(Need(rules, Reissue(ReissueReason.Damage), PaperItem.Photo));
        Assert.Equal(PaperNeed.Undecided, Need(rules, Reissue(ReissueReason.Loss), PaperItem.LicenceCopy));
    }

    [Theory]
    [InlineData("Reissue", "Required", "must be procedure.item")]
    [InlineData("Reissue.Potho", "Required", "'Potho'")]
    [InlineData("Reissue.Lost.Photo", "Required", "'Lost'")]
    [InlineData("Reissue.Photo", "Perhaps", "'Perhaps'")]
    [InlineData("Reissue.Form", "NotRequired", "is required by FAQ")]
    public void From_ADecisionThatCannotBe_IsRefusedByName(string name, string value, string says) => Assert.Contains(
        says, Assert.Throws<ArgumentException>(() => PaperRules.From(new Dictionary<string, string> { [name] = value })).Message, StringComparison.Ordinal);

    [Fact]
    public void Of_UnchangedPapers_MayBeLeftOutOnlyWhereACentreSaysSo()
    {
        PaperSituation unchanged = new(ProcedureKind.Issue, Received) { UnchangedSince = new(2022, 3, 1) };

        Assert.DoesNotContain(PaperRules.Known.Of(unchanged, Terms), paper => paper.MayBeLeftOut);
        PaperItem[] left = [.. PaperRules.Known.Of(unchanged, Terms with { LeaveOutYears = 5 }).Where(paper => paper.MayBeLeftOut).Select(paper => paper.Item)];
        Assert.Equal([PaperItem.ResidenceRecord, PaperItem.IdentityCopy, PaperItem.LicenceCopy], left);
    }

    [Theory]
    [InlineData("2021-12-01", true)]
    [InlineData("2021-11-30", false)]
    [InlineData("2026-12-02", false)]
    public void StillStand_ToTheDay(string accepted, bool stands) =>
        Assert.Equal(stands, (Terms with { LeaveOutYears = 5 }).StillStand(DateOnly.Parse(accepted, null), Received));

    [Fact]
    public void LastDayOfResidenceRecord_AtTheEndOfAMonth_IsTheEndOfAnother()
    {
        Assert.Equal(new(2027, 2, 28), Terms.LastDayOfResidenceRecord(new(2026, 11, 30)));
        Assert.Equal(new(2028, 5, 29), Terms.LastDayOfResidenceRecord(new(2028, 2, 29)));
    }

    [Fact]
    public void Validate_TermsThatCannotBe_Throws()
    {
        Assert.Contains("ResidenceRecordMonths", Assert.Throws<ArgumentException>(() => new PaperTerms { ResidenceRecordMonths = 0 }.Validate()).Message, StringComparison.Ordinal);
        Assert.Contains("LeaveOutYears", Assert.Throws<ArgumentException>(() => new PaperTerms { LeaveOutYears = 0 }.Validate()).Message, StringComparison.Ordinal);
        new PaperTerms().Validate();
    }

    [Fact]
    public void Items_EveryOne_HasNameAndKinds() => Assert.All(Enum.GetValues<PaperItem>(), item =>
    {
        Assert.NotEmpty(item.Title().Japanese);
        Assert.NotEmpty(item.Title().English);
        Assert.Equal(item is PaperItem.FormerCard or PaperItem.LockedCard, item.Kinds().Count == 0);
    });

    static PaperSituation Reissue(ReissueReason reason) => new(ProcedureKind.Reissue, Received) { Reason = reason };

    static PaperNeed? Need(PaperRules rules, PaperSituation situation, PaperItem item) => rules.Of(situation, Terms).SingleOrDefault(paper => paper.Item == item)?.Need;
}
