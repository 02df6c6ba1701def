using Hpki.Procedures.CardOrders;
using Hpki.Procedures.Reissues;

namespace Hpki.Procedures.Tests.CardOrders;

public sealed class CardValidityTests
{
    static readonly DateOnly First = new(2027, 1, 10);
    static readonly DateOnly Longest = new(2032, 1, 9);

    [Theory]
    [InlineData(ReissueReason.NameChange, "2030-05-01", "2030-05-01")] // no new term
    [InlineData(ReissueReason.NameChange, "2027-01-10", "2027-01-10")]
    [InlineData(ReissueReason.NameChange, "2027-01-09", "2032-01-09")] // has ended: nothing is left to keep
    [InlineData(ReissueReason.NameChange, "2033-01-01", "2032-01-09")]
    [InlineData(ReissueReason.NameChange, null, "2032-01-09")]
    [InlineData(ReissueReason.Damage, "2030-05-01", "2032-01-09")]
    [InlineData(null, "2030-05-01", "2032-01-09")]
    public void LastDay_ByReasonAndOldCard_IsNoLaterThanAllowed(ReissueReason? reason, string? oldEnds, string expected) => Assert.Equal(
        DateOnly.Parse(expected, System.Globalization.CultureInfo.InvariantCulture),
        CardValidity.LastDay(reason, First, Longest, oldEnds is null ? null : DateOnly.Parse(oldEnds, System.Globalization.CultureInfo.InvariantCulture)));
}
