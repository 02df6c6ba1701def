using Hpki.Procedures.Deficiencies;
using Hpki.Procedures.Papers;

namespace Hpki.Procedures.Tests.Deficiencies;

public sealed class DeficiencyWordsTests
{
    static readonly InTwoLanguages Form = new("再発行申請書", "reissue application");

    [Fact]
    public void Of_EveryDefectThatCanBeChosen_SaysWhatIsWrongAndHowToCureIt()
    {
        foreach (PaperItem item in Enum.GetValues<PaperItem>())
        {
            foreach (PaperDefect defect in PaperDefects.Of(item))
            {
                Deficiency told = Assert.Single(DeficiencyWords.Of([new(item, PaperFinding.Defective) { Defects = [defect], Words = "説明" }], Form, new()));

                Assert.NotEmpty(told.What.English);
                Assert.NotEmpty(told.Cure.English);
                Assert.Contains("説明", told.What.Japanese, StringComparison.Ordinal);
                Assert.EndsWith("。", told.Cure.Japanese, StringComparison.Ordinal);
                Assert.NotEmpty(defect.Title());
            }
        }
    }

    [Fact]
    public void Of_EveryDefect_CanBeChosenForSomeItem() =>
        Assert.Empty(Enum.GetValues<PaperDefect>().Except(Enum.GetValues<PaperItem>().SelectMany(PaperDefects.Of)));

    [Fact]
    public void Of_EveryMissingItem_SaysHowItIsSent() => Assert.All(Enum.GetValues<PaperItem>(), item =>
    {
        Deficiency told = Assert.Single(DeficiencyWords.Of([new(item, PaperFinding.Missing)], Form, new()));

        Assert.Contains("届いておりません", told.What.Japanese, StringComparison.Ordinal);
        Assert.EndsWith("お送りください。", told.Cure.Japanese, StringComparison.Ordinal);
    });

    [Fact]
    public void Of_AForm_IsCalledByItsName()
    {
        Deficiency told = Assert.Single(DeficiencyWords.Of([new(PaperItem.Form, PaperFinding.Defective) { Defects = [PaperDefect.NotSigned] }], Form, new()));

        Assert.Equal("『再発行申請書』に署名がありません。", told.What.Japanese);
        Assert.Equal("『再発行申請書』にご本人が署名し、あらためてお送りください。", told.Cure.Japanese);
    }

    [Fact]
    public void Of_SeveralDefects_NamesEachAndTheExaminersWordsOnce()
    {
        IReadOnlyList<Deficiency> told = DeficiencyWords.Of(
            [
                new(PaperItem.Form, PaperFinding.Present),
                new(PaperItem.ResidenceRecord, PaperFinding.Defective) { Defects = [PaperDefect.NotOriginal, PaperDefect.Other], Words = "世帯主の欄" },
                new(PaperItem.Photo, PaperFinding.NotNeeded),
            ],
            Form, new());

        Assert.Equal(2, told.Count);
        Assert.Single(told, one => one.What.Japanese.Contains("世帯主の欄", StringComparison.Ordinal));
        Assert.Contains("次の不備", told[1].What.Japanese, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_AResidenceRecord_NamesTheConfiguredMonths()
    {
        Deficiency told = Assert.Single(DeficiencyWords.Of([new(PaperItem.ResidenceRecord, PaperFinding.Missing)], Form, new() { ResidenceRecordMonths = 6 }));

        Assert.Contains("発行から6か月以内", told.Cure.Japanese, StringComparison.Ordinal);
    }
}
