using Hpki.Procedures.Identifiers;
using Hpki.Procedures.Payments;

namespace Hpki.Procedures.Tests.Payments;

public sealed class PaymentReferenceTests
{
    [Fact]
    public void Of_ARequest_IsTwelveDigitsAndAlwaysTheSame()
    {
        PaymentReference reference = PaymentReference.Of("A3C4D6E7F8");

        Assert.Matches("^[0-9]{12}$", reference.Digits);
        Assert.Matches("^[0-9]{4}-[0-9]{4}-[0-9]{4}$", reference.ToString());
        Assert.Equal(reference, PaymentReference.Of("A3C4D6E7F8"));
        Assert.NotEqual(reference, PaymentReference.Of("A3C4D6E7F9"));
    }

    [Fact]
    public void TryParse_AsBanksAndPeopleWriteIt_IsTheSame()
    {
        PaymentReference reference = PaymentReference.Of(RequestNumber.New().Id);
        string wide = string.Concat(reference.Digits.Select(digit => (char)('０' + (digit - '0'))));

        Assert.All([reference.Digits, reference.ToString(), $" {reference.Digits} ", wide], text =>
        {
            Assert.True(PaymentReference.TryParse(text, out PaymentReference read), text);
            Assert.Equal(reference, read);
        });
    }

    [Fact]
    public void TryParse_OneWrongDigit_IsFound()
    {
        string digits = PaymentReference.Of("A3C4D6E7F8").Digits;
        for (int i = 0; i < digits.Length; i++)
        {
            for (char other = '0'; other <= '9'; other++)
            {
                string mistyped = digits[..i] + other + digits[(i + 1)..];

                Assert.Equal(mistyped == digits, PaymentReference.TryParse(mistyped, out _));
            }
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("１２３４５６７８９０１A")]
    public void TryParse_WhatIsNone_IsNone(string? text) => Assert.False(PaymentReference.TryParse(text, out _));
}
