using Hpki.Procedures.Payments;

namespace Hpki.Procedures.Tests.Payments;

public sealed class PaymentRuleTests
{
    [Theory]
    [InlineData(5500, 0, 5500, true, PaymentVerdict.Settles, 0)]
    [InlineData(5500, 0, 5000, true, PaymentVerdict.Under, 0)]
    [InlineData(5500, 5000, 500, true, PaymentVerdict.Settles, 0)]
    [InlineData(5500, 5000, 5500, true, PaymentVerdict.Over, 5000)]
    [InlineData(5500, 0, 6000, true, PaymentVerdict.Over, 500)]
    [InlineData(5500, 5500, 5500, true, PaymentVerdict.Twice, 5500)]
    [InlineData(5500, 0, 5500, false, PaymentVerdict.Late, 5500)]
    [InlineData(0, 0, 5500, true, PaymentVerdict.Unasked, 5500)]
    [InlineData(null, 0, 5500, true, PaymentVerdict.Unasked, 5500)]
    public void Judge_APayment_SaysHowItStandsAndWhatGoesBack(int? due, int before, int yen, bool open, PaymentVerdict verdict, int excess)
    {
        Assert.Equal(verdict, PaymentRule.Judge(due, before, yen, open));
        Assert.Equal(excess, verdict.Excess(due, before, yen));
        Assert.Equal(verdict is PaymentVerdict.Settles or PaymentVerdict.Over, verdict.Settled());
        Assert.NotEmpty(verdict.Title());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5500)]
    public void Judge_WhatIsNoPayment_Throws(int yen) => Assert.Throws<ArgumentOutOfRangeException>(() => PaymentRule.Judge(5500, 0, yen, true));

    /// <summary>However payments come in, what was paid and not owed goes back, to the yen.</summary>
    [Fact]
    public void Judge_AnySequenceOfPayments_KeepsNoMoreThanTheFee()
    {
        Random chance = new(20261201);
        for (int round = 0; round < 500; round++)
        {
            int due = chance.Next(1, 10_000);
            int paid = 0;
            int back = 0;
            for (int payment = 0; payment < 5; payment++)
            {
                int yen = chance.Next(1, 8_000);
                PaymentVerdict verdict = PaymentRule.Judge(due, paid, yen, true);
                back += verdict.Excess(due, paid, yen);
                paid += yen;
            }

            Assert.Equal(Math.Min(due, paid), paid - back);
        }
    }
}
