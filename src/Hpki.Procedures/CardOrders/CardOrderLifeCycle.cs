using System.Collections.Frozen;

namespace Hpki.Procedures.CardOrders;

/// <summary>
/// The life of a card order as one table (design §5). Certificates are the step that cannot be undone: before them an order can be cancelled without a
/// trace on any list, after them a card that fails is revoked like any other.
/// </summary>
public static class CardOrderLifeCycle
{
    static readonly FrozenDictionary<(CardOrderState, CardOrderEvent), CardOrderState> Next = Table().ToFrozenDictionary(t => (t.From, t.Event), t => t.To);

    /// <summary>Every legal transition, in the order of an order's life.</summary>
    public static IReadOnlyList<CardOrderTransition> Transitions { get; } = [.. Table()];

    /// <summary>Whether <paramref name="happened"/> may happen to an order in <paramref name="state"/>.</summary>
    public static bool Allows(CardOrderState state, CardOrderEvent happened) => Next.ContainsKey((state, happened));

    /// <summary>The state after <paramref name="happened"/>.</summary>
    /// <exception cref="IllegalCardOrderTransitionException">The table has no such line.</exception>
    public static CardOrderState After(CardOrderState state, CardOrderEvent happened) =>
        Next.TryGetValue((state, happened), out CardOrderState next) ? next : throw new IllegalCardOrderTransitionException(state, happened);

    static IEnumerable<CardOrderTransition> Table() =>
    [
        new(CardOrderState.Waiting, CardOrderEvent.Send, CardOrderState.Sent),
        new(CardOrderState.Waiting, CardOrderEvent.Cancel, CardOrderState.Cancelled),
        new(CardOrderState.Sent, CardOrderEvent.TakeKeys, CardOrderState.Keyed),
        new(CardOrderState.Sent, CardOrderEvent.Fail, CardOrderState.Failed),
        new(CardOrderState.Sent, CardOrderEvent.Cancel, CardOrderState.Cancelled),
        new(CardOrderState.Keyed, CardOrderEvent.Certify, CardOrderState.Certified),
        // The authority refuses: a key that was certified before, a name that no certificate can carry.
        new(CardOrderState.Keyed, CardOrderEvent.Fail, CardOrderState.Failed),
        new(CardOrderState.Certified, CardOrderEvent.SendCertificates, CardOrderState.CertificatesSent),
        new(CardOrderState.Certified, CardOrderEvent.Fail, CardOrderState.Failed),
        new(CardOrderState.CertificatesSent, CardOrderEvent.Produce, CardOrderState.Produced),
        new(CardOrderState.CertificatesSent, CardOrderEvent.Fail, CardOrderState.Failed),
        // Found damaged in the centre, or lost before it was in the holder's hands.
        new(CardOrderState.Produced, CardOrderEvent.Fail, CardOrderState.Failed),
        new(CardOrderState.Failed, CardOrderEvent.MakeAgain, CardOrderState.Waiting),
        new(CardOrderState.Failed, CardOrderEvent.Cancel, CardOrderState.Cancelled),
        new(CardOrderState.Keyed, CardOrderEvent.Stop, CardOrderState.Cancelled),
        new(CardOrderState.Certified, CardOrderEvent.Stop, CardOrderState.Cancelled),
        new(CardOrderState.CertificatesSent, CardOrderEvent.Stop, CardOrderState.Cancelled),
    ];
}
