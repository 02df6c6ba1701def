using Hpki.Procedures.Forms;

namespace Hpki.Procedures.Tests.Forms;

public sealed class FormContentsTests
{
    public static TheoryData<FormKind> Kinds { get; } = [.. Enum.GetValues<FormKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Questions_OfAForm_HaveKeysOfTheirOwnAndBoxesThatExist(FormKind kind)
    {
        FormContent content = FormContents.Of(kind);
        string[] parts = [.. content.Questions.SelectMany(question => question.Parts).Select(part => part.Key)];

        Assert.Equal(parts.Length, parts.Distinct().Count());
        Assert.Equal(content.Questions.Count(), content.Questions.Select(question => question.Key).Distinct().Count());
        Assert.All(content.Questions.Select(question => question.RequiredWith).OfType<string>(), box => Assert.Contains(box, parts));
        Assert.All(content.Questions, question => Assert.Equal(question.Kind is FormAnswerKind.OneOf or FormAnswerKind.AnyOf, question.Options.Count > 0));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Form_OfTheCatalogue_AsksWhoSomebodyIsAndIsSigned(FormKind kind)
    {
        FormContent content = FormContents.Of(kind);

        Assert.All(["holder.name", "holder.kana", "birthDate", "medicalRegistrationNumber", "phone", "signature"], key => Assert.True(content.Question(key).Required));
        Assert.Equal(kind, FormContents.Find(content.Code)!.Kind);
        Assert.Matches("^[A-Z]{2}$", content.Code);
    }

    [Fact]
    public void Find_SheetsThatAreNoForms_FindsNone()
    {
        Assert.Null(FormContents.Find(FormCode.Cover));
        Assert.Null(FormContents.Find(FormCode.Separator));
    }

    [Fact]
    public void ReissueForm_Letters_AreOnlyTheTwoThatAreKnown() => Assert.Equal(
        ["E. 姓名変更", "F. 日医会員／非会員変更"],
        FormContents.Of(FormKind.Reissue).Question("reason").Options.Where(option => option.Letter is not null).Select(option => option.Shown));
}
