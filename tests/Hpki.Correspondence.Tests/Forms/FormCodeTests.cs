using Hpki.Procedures.Forms;

namespace Hpki.Correspondence.Tests.Forms;

public sealed class FormCodeTests
{
    [Fact]
    public void TryParse_PrintedCode_GivesTheSameParts()
    {
        var printed = new FormCode(FormCode.LostReport, 1, 12, "K7M4PX9TWE");

        var read = FormCode.TryParse(printed.Format(), out var code, out var problem);

        Assert.True(read);
        Assert.Equal("HPKI1:LR:1:12:K7M4PX9TWE", printed.Format());
        Assert.Equal(printed, code);
        Assert.Null(problem);
    }

    [Theory]
    [InlineData(null, FormCodeProblem.Empty)]
    [InlineData("", FormCodeProblem.Empty)]
    [InlineData("https://example.jp/", FormCodeProblem.NotOurs)]
    [InlineData("HPKI:LR:1:1:A", FormCodeProblem.NotOurs)]
    [InlineData(" HPKI1:LR:1:1:A", FormCodeProblem.NotOurs)]
    [InlineData("HPKI2:LR:1:1:A", FormCodeProblem.UnknownFormat)]
    [InlineData("HPKI1:LR:1:1", FormCodeProblem.WrongNumberOfParts)]
    [InlineData("HPKI1:LR:1:1:A:B", FormCodeProblem.WrongNumberOfParts)]
    [InlineData("HPKI1:lr:1:1:A", FormCodeProblem.BadForm)]
    [InlineData("HPKI1:LR:0:1:A", FormCodeProblem.BadVersion)]
    [InlineData("HPKI1:LR:01:1:A", FormCodeProblem.BadVersion)]
    [InlineData("HPKI1:LR:1:100:A", FormCodeProblem.BadPage)]
    [InlineData("HPKI1:LR:1:１:A", FormCodeProblem.BadPage)]
    [InlineData("HPKI1:LR:1:1:", FormCodeProblem.BadReference)]
    [InlineData("HPKI1:LR:1:1:A\n", FormCodeProblem.BadReference)]
    [InlineData("HPKI1:LR:1:1:見本", FormCodeProblem.BadReference)]
    [InlineData("HPKI1:LR:1:1:AAAAAAAAAABBBBBBBBBBCCCCCCCCCCDDDDDDDDDDE", FormCodeProblem.BadReference)]
    public void TryParse_AnythingElse_SaysWhatIsWrong(string? text, FormCodeProblem expected)
    {
        var read = FormCode.TryParse(text, out var code, out var problem);

        Assert.False(read);
        Assert.Null(code);
        Assert.Equal(expected, problem);
    }

    [Fact]
    public void Describe_EveryProblem_HasItsOwnSentence()
    {
        var sentences = Enum.GetValues<FormCodeProblem>().Select(FormCode.Describe).ToList();

        Assert.Equal(sentences.Count, sentences.Distinct().Count());
    }

    [Fact]
    public void Constructor_PartOutsideTheFormat_Throws() =>
        Assert.Throws<ArgumentException>(() => new FormCode("LR", 1, 1, "見本花子"));
}
