using Hpki.Procedures.Identifiers;

namespace Hpki.Procedures.Tests.Identifiers;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("03-0000-1234")]
    [InlineData("0300001234")]
    [InlineData("０３－００００－１２３４")]
    [InlineData("03(0000)1234")]
    [InlineData("+81 3 0000 1234")]
    [InlineData("＋８１（０）３ー００００ー１２３４")]
    [InlineData("03.0000.1234")]
    public void Parse_OneNumberInManyForms_IsTheSame(string text) => Assert.Equal("0300001234", PhoneNumber.Parse(text).Digits);

    [Fact]
    public void Parse_MobileNumber_HasElevenDigits() => Assert.Equal("09000001234", PhoneNumber.Parse("+81-90-0000-1234").Digits);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1234")]
    [InlineData("0000-1234")]
    [InlineData("3-0000-12345")]
    [InlineData("+1 212 555 0100")]
    [InlineData("03-0000-123a")]
    [InlineData("090-0000-12345")]
    public void Parse_NoNumber_SaysWhatIsExpected(string? text) =>
        Assert.Equal("電話番号", Assert.Throws<InvalidIdentifierException>(() => PhoneNumber.Parse(text)).Field);
}
