using System.Collections.Frozen;

namespace Hpki.Registry.Model;

/// <summary>
/// The life of a mail. The provider reports out of order and more than once, so no report is believed for having come last: each shows
/// how far the mail has certainly got, and a mail stands at the farthest that any has shown. What bounced or failed is never sent again.
/// </summary>
public static class MailLifeCycle
{
    // From knowing least to what nothing changes any more.
    static readonly MailState[] Course =
    [
        MailState.Intended, MailState.Deferred, MailState.Unknown, MailState.Sent, MailState.Delivered, MailState.Failed, MailState.Bounced,
    ];

    static readonly FrozenDictionary<MailEvent, MailState> Shows = new Dictionary<MailEvent, MailState>
    {
        [MailEvent.AskedToWait] = MailState.Deferred,
        [MailEvent.AnswerLost] = MailState.Unknown,
        [MailEvent.Accepted] = MailState.Sent,
        [MailEvent.Processed] = MailState.Sent,
        [MailEvent.Delayed] = MailState.Sent,
        [MailEvent.Delivered] = MailState.Delivered,
        [MailEvent.SpamReported] = MailState.Delivered,
        [MailEvent.Unsubscribed] = MailState.Delivered,
        [MailEvent.Refused] = MailState.Failed,
        [MailEvent.GivenUp] = MailState.Failed,
        [MailEvent.Blocked] = MailState.Failed,
        [MailEvent.Dropped] = MailState.Failed,
        // A server may take a mail and send it back later, so this outweighs a delivery, whichever is heard of first.
        [MailEvent.Bounced] = MailState.Bounced,
    }.ToFrozenDictionary();

    /// <summary>Every change there is, in the order of the states.</summary>
    public static IReadOnlyList<MailTransition> Transitions { get; } =
    [
        .. from state in Course
           from happened in Enum.GetValues<MailEvent>()
           let next = After(state, happened)
           where next != state
           select new MailTransition(state, happened, next),
    ];

    /// <summary>The state after <paramref name="happened"/>; the same one when that shows nothing new.</summary>
    public static MailState After(MailState state, MailEvent happened)
    {
        // Giving up says nothing of a mail that may be under way: the provider's report may still come.
        if (happened == MailEvent.GivenUp && state is not (MailState.Intended or MailState.Deferred))
        {
            return state;
        }

        MailState shown = Shows[happened];
        return Place(shown) > Place(state) ? shown : state;
    }

    static int Place(MailState state) => Array.IndexOf(Course, state) is >= 0 and var place
        ? place
        : throw new ArgumentOutOfRangeException(nameof(state), state, "This state has no place in the course of a mail yet; add it.");
}
