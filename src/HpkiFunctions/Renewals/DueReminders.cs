using System.Runtime.CompilerServices;
using Hpki.Procedures.Renewals;
using Hpki.Registry.Holders;
using Hpki.Registry.Projections;

namespace HpkiFunctions.Renewals;

/// <summary>The cards for which a reminder may be due, with what is to be done about each: the same for the run that sends them and for the page that shows them before.</summary>
public sealed class DueReminders(Expiries expiries, HolderRegistry registry, ReminderStages stages, RenewalNotices notices)
{
    /// <summary>The most urgent first. Opens only the files of holders who were not reminded of the card's stage.</summary>
    /// <param name="through">The last day whose reminders are all sent; null before the first run.</param>
    /// <param name="today">The day to look at.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async IAsyncEnumerable<(ReminderFinding Finding, HolderFile File)> OnAsync(
        DateOnly? through, DateOnly today, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (DayRange range in stages.Due(through, today))
        {
            await foreach (ExpiringCard card in expiries.BetweenAsync(range.First, range.Last, cancellationToken))
            {
                if (card.RemindedDaysBefore <= stages.On(today, card.ExpiresOn))
                {
                    continue;
                }

                HolderFile file = await registry.OpenAsync(card.HolderId, cancellationToken);
                yield return (notices.Look(file, card.CardSerial, today), file);
            }
        }
    }
}
