using Hpki.Procedures.Cards;
using Hpki.Procedures.Forms;
using Hpki.Procedures.Reissues;

namespace Hpki.Procedures.Tests.Reissues;

public sealed class ReissueReasonTests
{
    [Fact]
    public void Box_EveryReason_IsABoxOfTheForm() => Assert.All(Enum.GetValues<ReissueReason>(), reason => Assert.Contains(
        FormContents.Of(FormKind.Reissue).Questions.Single(question => question.Key == "reason").Options, option => option.Key == reason.Box()));

    [Fact]
    public void Of_OneBoxTicked_IsItsReason() => Assert.All(Enum.GetValues<ReissueReason>(), reason =>
        Assert.Equal(reason, ReissueReasons.Of(new Dictionary<string, string> { [reason.Box()] = FormEntries.Ticked })));

    [Fact]
    public void Of_NoneOrTwoBoxesTicked_SaysNothing()
    {
        Assert.Null(ReissueReasons.Of(new Dictionary<string, string>()));
        Assert.Null(ReissueReasons.Of(new Dictionary<string, string> { ["reason.loss"] = FormEntries.Ticked, ["reason.damage"] = FormEntries.Ticked }));
    }

    [Fact]
    public void RevocationOfOldCard_OfAChangedName_IsNoLoss()
    {
        Assert.Equal(RevocationReason.NameChange, ReissueReason.NameChange.RevocationOfOldCard());
        Assert.Equal(RevocationReason.Reissue, ReissueReason.Other.RevocationOfOldCard());
        Assert.All(Enum.GetValues<ReissueReason>(), reason => Assert.NotEmpty(reason.Title()));
    }

    [Fact]
    public void Letters_OnlyEAndF_AreKnownUntilSomebodySays()
    {
        Assert.Equal(['E', 'F'], Enum.GetValues<ReissueReason>().Select(ReissueLetters.Known.Of).OfType<char>());

        ReissueLetters said = ReissueLetters.From(new Dictionary<string, string> { ["Damage"] = "B" });

        Assert.Equal(('B', null, 'E'), (said.Of(ReissueReason.Damage), said.Of(ReissueReason.Loss), said.Of(ReissueReason.NameChange)));
    }

    [Theory]
    [InlineData("Damages", "A", "'Damages' is no reason")]
    [InlineData("Damage", "G", "one letter from A to F")]
    [InlineData("Damage", "AB", "one letter from A to F")]
    [InlineData("Damage", "E", "Damage and NameChange have the letter E")]
    public void Letters_ThatCannotBe_AreRefusedByName(string reason, string letter, string says)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => ReissueLetters.From(new Dictionary<string, string> { [reason] = letter }));

        string words = error.Message.Replace("NameChange and Damage", "Damage and NameChange", StringComparison.Ordinal);
        Assert.Contains(says, words, StringComparison.Ordinal);
    }
}
