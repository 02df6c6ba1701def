using Hpki.Procedures.Identifiers;

namespace Hpki.Procedures.Tests.Identifiers;

public sealed class IdentifierTests
{
    [Theory]
    [InlineData("123456", "123456")]
    [InlineData("０１２３４５", "12345")]
    [InlineData(" 99-0001 ", "990001")]
    public void MedicalRegistrationNumber_Parse_NormalisesDigits(string typed, string expected)
    {
        Assert.Equal(expected, MedicalRegistrationNumber.Parse(typed).Digits);
    }

    [Theory]
    [InlineData("")]
    [InlineData("000")]
    [InlineData("12345678")]
    [InlineData("12a")]
    public void MedicalRegistrationNumber_ParseOfSomethingElse_NamesTheField(string typed)
    {
        InvalidIdentifierException error = Assert.Throws<InvalidIdentifierException>(() => MedicalRegistrationNumber.Parse(typed));

        Assert.Equal("医籍登録番号", error.Field);
    }

    [Fact]
    public void JmaMemberId_Parse_WantsTenDigits()
    {
        Assert.Equal("0123456789", JmaMemberId.Parse("０１２３-4567-89").Digits);
        Assert.Throws<InvalidIdentifierException>(() => JmaMemberId.Parse("123456789"));
        Assert.Throws<InvalidIdentifierException>(() => JmaMemberId.Parse(null));
    }

    [Fact]
    public void CertificateSerial_Parse_DropsSeparatorsAndLeadingZeros()
    {
        Assert.Equal("AB01FF", CertificateSerial.Parse("00:ab:01:ff").Hex);
        Assert.Throws<InvalidIdentifierException>(() => CertificateSerial.Parse("00"));
        Assert.Throws<InvalidIdentifierException>(() => CertificateSerial.Parse(new string('f', 41)));
        Assert.Throws<InvalidIdentifierException>(() => CertificateSerial.Parse("xyz"));
    }

    [Fact]
    public void CardSerial_Parse_WantsEightToSixteenLettersOrDigits()
    {
        Assert.Equal("MD20260001", CardSerial.Parse("md-2026-0001").Text);
        Assert.Throws<InvalidIdentifierException>(() => CardSerial.Parse("1234567"));
        Assert.Throws<InvalidIdentifierException>(() => CardSerial.Parse("../../etc/passwd"));
    }

    [Theory]
    [InlineData("ひぐち", "いちよう")]
    [InlineData("ﾋｸﾞﾁ", "ｲﾁﾖｳ")]
    [InlineData("ヒグチ", " イチヨウ　")]
    public void KanaName_Parse_IsFullWidthKatakana(string family, string given)
    {
        KanaName name = KanaName.Parse(family, given);

        Assert.Equal(("ヒグチ", "イチヨウ"), (name.Family, name.Given));
    }

    [Theory]
    [InlineData("樋口")]
    [InlineData("Higuchi")]
    [InlineData("  ")]
    public void KanaName_ParseOfOtherScripts_IsRefused(string family)
    {
        Assert.Throws<InvalidIdentifierException>(() => KanaName.Parse(family, "イチヨウ"));
    }
}
