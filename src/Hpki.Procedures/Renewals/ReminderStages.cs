namespace Hpki.Procedures.Renewals;

/// <summary>Which reminder is due for a card, and the last days of validity of the cards for which one may be. Counted in days, so that no month's length and no leap day shifts a stage.</summary>
public sealed class ReminderStages(ReminderTerms terms)
{
    /// <summary>
    /// The stage that a card is in: the last one that has begun. After an outage only this one is made up for; those before it would say nothing more.
    /// </summary>
    /// <returns>Days before the last day of validity; null when the first stage is still to come, or the card has run out.</returns>
    public int? On(DateOnly today, DateOnly expiresOn)
    {
        int left = expiresOn.DayNumber - today.DayNumber;
        return left < 0 ? null : terms.DaysBefore.Where(days => days >= left).Select(days => (int?)days).Min();
    }

    /// <summary>
    /// The last days of validity of the cards that have come into a stage since <paramref name="through"/>, the most urgent first: one day for each stage
    /// when runs follow each other daily, more after an outage, all that lie ahead before the first run.
    /// </summary>
    /// <param name="through">The last day whose reminders are all sent; null before the first run.</param>
    /// <param name="today">The day of the run.</param>
    public IReadOnlyList<DayRange> Due(DateOnly? through, DateOnly today)
    {
        if (through is not { } done)
        {
            return [new(today, today.AddDays(terms.DaysBefore[0]))];
        }

        List<DayRange> ranges = [];
        foreach (int days in terms.DaysBefore.Reverse())
        {
            DateOnly first = Later(Later(done.AddDays(days + 1), today), ranges is [.., var before] ? before.Last.AddDays(1) : today);
            DayRange range = new(first, today.AddDays(days));
            if (!range.IsEmpty)
            {
                ranges.Add(range);
            }
        }

        return ranges;
    }

    static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
