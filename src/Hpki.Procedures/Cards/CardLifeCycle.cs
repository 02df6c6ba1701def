using System.Collections.Frozen;

namespace Hpki.Procedures.Cards;

/// <summary>
/// The life of a card as one table. Nothing leads out of <see cref="CardState.Revoking"/> but its confirmation, and nothing
/// leads from a revoked card back to one in force: a definitive revocation is never undone (domain.md §7.1, ETSI EN 319 411-1 REV-6.3.9).
/// </summary>
public static class CardLifeCycle
{
    static readonly FrozenDictionary<(CardState, CardEvent), CardState> Next = Table().ToFrozenDictionary(t => (t.From, t.Event), t => t.To);

    /// <summary>Every legal transition, in the order of a card's life.</summary>
    public static IReadOnlyList<CardTransition> Transitions { get; } = [.. Table()];

    /// <summary>Whether <paramref name="cardEvent"/> may happen to a card in <paramref name="state"/>.</summary>
    public static bool Allows(CardState state, CardEvent cardEvent) => Next.ContainsKey((state, cardEvent));

    /// <summary>The state after <paramref name="cardEvent"/>.</summary>
    /// <exception cref="IllegalCardTransitionException">The table has no such line.</exception>
    public static CardState After(CardState state, CardEvent cardEvent) =>
        Next.TryGetValue((state, cardEvent), out CardState next) ? next : throw new IllegalCardTransitionException(state, cardEvent);

    static IEnumerable<CardTransition> Table() =>
    [
        new(CardState.Ordered, CardEvent.Produce, CardState.Produced),
        new(CardState.Ordered, CardEvent.Cancel, CardState.Cancelled),
        // Its certificates were issued, and then it could not be made.
        new(CardState.Ordered, CardEvent.OrderRevocation, CardState.Revoking),
        new(CardState.Produced, CardEvent.HandOver, CardState.Active),
        // Lost in the post, or damaged before hand-over: its certificates exist, so they are revoked like any other.
        new(CardState.Produced, CardEvent.OrderRevocation, CardState.Revoking),
        new(CardState.Produced, CardEvent.Expire, CardState.Expired),
        new(CardState.Active, CardEvent.PlaceHold, CardState.Held),
        new(CardState.Active, CardEvent.OrderRevocation, CardState.Revoking),
        new(CardState.Active, CardEvent.Expire, CardState.Expired),
        new(CardState.Held, CardEvent.LiftHold, CardState.Active),
        new(CardState.Held, CardEvent.OrderRevocation, CardState.Revoking),
        new(CardState.Held, CardEvent.Expire, CardState.Expired),
        new(CardState.Revoking, CardEvent.ConfirmRevocation, CardState.Revoked),
        new(CardState.Revoked, CardEvent.ReceiveBack, CardState.Returned),
        new(CardState.Expired, CardEvent.ReceiveBack, CardState.Returned),
        new(CardState.Returned, CardEvent.Destroy, CardState.Destroyed),
    ];
}
