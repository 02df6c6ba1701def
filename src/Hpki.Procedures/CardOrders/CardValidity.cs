using Hpki.Procedures.Reissues;

namespace Hpki.Procedures.CardOrders;

/// <summary>Until when a new card is valid.</summary>
public static class CardValidity
{
    /// <summary>
    /// The last day of a card that is valid from <paramref name="firstDay"/> and could last until <paramref name="longest"/>. A change of name gives no new
    /// term: only the name changes, so the new card ends no later than the old one (domain.md §7.1, FIPS 201-3 §2.9.1), unless that has ended already.
    /// </summary>
    public static DateOnly LastDay(ReissueReason? reason, DateOnly firstDay, DateOnly longest, DateOnly? oldCardEnds) =>
        reason == ReissueReason.NameChange && oldCardEnds is { } end && end >= firstDay && end < longest ? end : longest;
}
