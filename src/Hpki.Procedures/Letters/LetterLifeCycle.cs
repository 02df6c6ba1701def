using System.Collections.Frozen;

namespace Hpki.Procedures.Letters;

/// <summary>The life of a letter as one table. What is in the post cannot be cancelled, and nothing leads from a returned letter anywhere: a new one is a new decision.</summary>
public static class LetterLifeCycle
{
    static readonly FrozenDictionary<(LetterState, LetterEvent), LetterState> Next = Table().ToFrozenDictionary(t => (t.From, t.Event), t => t.To);

    /// <summary>Every legal transition, in the order of a letter's life.</summary>
    public static IReadOnlyList<LetterTransition> Transitions { get; } = [.. Table()];

    /// <summary>Whether <paramref name="happened"/> may happen to a letter in <paramref name="state"/>.</summary>
    public static bool Allows(LetterState state, LetterEvent happened) => Next.ContainsKey((state, happened));

    /// <summary>The state after <paramref name="happened"/>.</summary>
    /// <exception cref="IllegalLetterTransitionException">The table has no such line.</exception>
    public static LetterState After(LetterState state, LetterEvent happened) =>
        Next.TryGetValue((state, happened), out LetterState next) ? next : throw new IllegalLetterTransitionException(state, happened);

    /// <summary>Whether the letter still waits to be posted, so that it stands in the print queue.</summary>
    public static bool IsInQueue(this LetterState state) => Allows(state, LetterEvent.Cancel);

    static IEnumerable<LetterTransition> Table() =>
    [
        new(LetterState.Queued, LetterEvent.Print, LetterState.Printed),
        new(LetterState.Queued, LetterEvent.Cancel, LetterState.Cancelled),
        new(LetterState.Printed, LetterEvent.Misprint, LetterState.Queued),
        new(LetterState.Printed, LetterEvent.Post, LetterState.Posted),
        new(LetterState.Printed, LetterEvent.Cancel, LetterState.Cancelled),
        new(LetterState.Posted, LetterEvent.ConfirmDelivery, LetterState.Delivered),
        new(LetterState.Posted, LetterEvent.Return, LetterState.Returned),
        // Put into a letter box, and sent back by whoever lives there now.
        new(LetterState.Delivered, LetterEvent.Return, LetterState.Returned),
    ];
}
