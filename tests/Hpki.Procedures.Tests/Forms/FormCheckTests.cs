using Hpki.Procedures.Forms;

namespace Hpki.Procedures.Tests.Forms;

public sealed class FormCheckTests
{
    static readonly DateOnly Today = new(2026, 11, 30);

    [Fact]
    public void Of_GoodAnswers_GivesTheEntriesOfThePaper()
    {
        FormCheckResult result = Check(Good());

        Assert.Empty(result.Mistakes);
        Assert.Equal(
            new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["reason.nameChange"] = "✓",
                ["reportedOn.year"] = "2026",
                ["reportedOn.month"] = "11",
                ["reportedOn.day"] = "03",
                ["holder.kana"] = "タカハシ ハナコ",
                ["holder.name"] = "髙橋 花子",
                ["birthDate.year"] = "1970",
                ["birthDate.month"] = "04",
                ["birthDate.day"] = "01",
                ["medicalRegistrationNumber"] = "123456",
                ["jmaMemberId"] = "1234567890",
                ["residence.postalFirst"] = "100",
                ["residence.postalLast"] = "0001",
                ["residence"] = "東京都架空区見本町1-2",
                ["phone"] = "0312345678",
                ["mail"] = "hanako@example.jp",
                ["formerName"] = "見本 花子",
                ["enclosed.photo"] = "✓",
            },
            new SortedDictionary<string, string>(result.Entries.ToDictionary(), StringComparer.Ordinal));
    }

    [Fact]
    public void Of_NothingTyped_NamesEveryRequiredQuestionOnce()
    {
        FormCheckResult result = Check([]);

        Assert.Empty(result.Entries);
        Assert.Equal(
            ["reason", "reportedOn", "holder.kana", "holder.name", "birthDate", "medicalRegistrationNumber", "residence.postal", "residence", "phone"],
            result.Mistakes.Select(mistake => mistake.Key));
    }

    [Theory]
    [InlineData("holder.name", "髙橋花子")]
    [InlineData("holder.name", "髙橋 マリア 花子")]
    [InlineData("holder.kana", "高橋 花子")]
    [InlineData("medicalRegistrationNumber", "12345678")]
    [InlineData("jmaMemberId", "123")]
    [InlineData("phone", "3-1234-5678")]
    [InlineData("mail", "hanako")]
    [InlineData("mail", "Hanako <hanako@example.jp>")]
    [InlineData("mail", "花子@example.jp")]
    [InlineData("residence.postal", "100-000")]
    [InlineData("cardSerial", "12")]
    public void Of_OneWrongAnswer_NamesItAndDoesNotRepeatIt(string key, string text)
    {
        FormMistake mistake = Assert.Single(Check(Good(key, text)).Mistakes);

        Assert.Equal(key, mistake.Key);
        Assert.DoesNotContain(text, mistake.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("birthDate.day", "32", "birthDate")]
    [InlineData("birthDate.year", "1899", "birthDate")]
    [InlineData("birthDate.month", "", "birthDate")]
    [InlineData("birthDate.year", "昭和45", "birthDate")]
    [InlineData("birthDate.year", "2027", "birthDate")]
    [InlineData("reportedOn.month", "12", "reportedOn")]
    public void Of_ADateThatCannotBe_IsRefused(string key, string text, string question) =>
        Assert.Equal(question, Assert.Single(Check(Good(key, text)).Mistakes).Key);

    [Fact]
    public void Of_NumbersOfFullWidth_AreRead()
    {
        FormCheckResult result = Check(Good("birthDate.year", "１９７０"));

        Assert.Empty(result.Mistakes);
        Assert.Equal(new DateOnly(1970, 4, 1), FormEntries.Date(result.Entries, "birthDate"));
    }

    [Fact]
    public void Of_ABoxThatAsksForMore_RequiresIt()
    {
        Assert.Equal("formerName", Assert.Single(Check(Good("formerName", "")).Mistakes).Key);
        Assert.Equal("membership", Assert.Single(Check(Good("reason", "reason.membershipChange")).Mistakes).Key);
        Assert.Equal("reason.otherText", Assert.Single(Check(Good("reason", "reason.other")).Mistakes).Key);
        Assert.Empty(Check(Good("reason", "reason.damage")).Mistakes);
    }

    [Fact]
    public void Of_AChoiceThatIsNone_IsNoChoice() => Assert.Equal("reason", Assert.Single(Check(Good("reason", "reason.everything")).Mistakes).Key);

    [Fact]
    public void Of_WhatTheFormDoesNotAsk_IsLeftOut()
    {
        FormCheckResult result = Check(Good("signature", "見本"));

        Assert.Empty(result.Mistakes);
        Assert.DoesNotContain("signature", result.Entries.Keys);
    }

    [Fact]
    public void Of_TooLongAText_IsRefusedAndNotCut()
    {
        FormCheckResult result = Check(Good("residence", new string('町', 91)));

        Assert.Equal("residence", Assert.Single(result.Mistakes).Key);
        Assert.DoesNotContain("residence", result.Entries.Keys);
    }

    static FormCheckResult Check(Dictionary<string, string> typed) => FormCheck.Of(FormContents.Of(FormKind.Reissue), typed, Today);

    static Dictionary<string, string> Good(string? key = null, string text = "")
    {
        Dictionary<string, string> typed = new()
        {
            ["reason"] = "reason.nameChange",
            ["reportedOn.year"] = "2026",
            ["reportedOn.month"] = "11",
            ["reportedOn.day"] = "3",
            ["holder.kana"] = "たかはし　ハナコ",
            ["holder.name"] = "髙橋　花子",
            ["birthDate.year"] = "1970",
            ["birthDate.month"] = "4",
            ["birthDate.day"] = "1",
            ["medicalRegistrationNumber"] = "０１２３４５６",
            ["jmaMemberId"] = "1234567890",
            ["residence.postal"] = "100-0001",
            ["residence"] = "東京都架空区見本町1-2",
            ["phone"] = "03-1234-5678",
            ["mail"] = "hanako@example.jp",
            ["formerName"] = "見本 花子",
            ["enclosed.photo"] = "1",
        };
        if (key is not null)
        {
            typed[key] = text;
        }

        return typed;
    }
}
