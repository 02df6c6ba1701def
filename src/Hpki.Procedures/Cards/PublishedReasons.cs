namespace Hpki.Procedures.Cards;

/// <summary>
/// Which reason code is published for a true reason (domain.md §8.6): configuration, because the real authority's lists
/// show cessationOfOperation for every entry (domain.md §3.5) while the Baseline Requirements suggest finer ones.
/// </summary>
public sealed class PublishedReasons
{
    readonly IReadOnlyDictionary<RevocationReason, PublishedReason> table;

    PublishedReasons(IReadOnlyDictionary<RevocationReason, PublishedReason> table) => this.table = table;

    /// <summary>What the real lists show: always cessationOfOperation (5).</summary>
    public static PublishedReasons JmaObserved { get; } =
        From(Enum.GetValues<RevocationReason>().ToDictionary(reason => reason, _ => PublishedReason.CessationOfOperation));

    /// <summary>A finer table after the Baseline Requirements §4.9.1.1.</summary>
    public static PublishedReasons Detailed { get; } = From(new Dictionary<RevocationReason, PublishedReason>
    {
        [RevocationReason.Loss] = PublishedReason.CessationOfOperation,
        [RevocationReason.Theft] = PublishedReason.KeyCompromise,
        [RevocationReason.Damage] = PublishedReason.Superseded,
        [RevocationReason.NameChange] = PublishedReason.AffiliationChanged,
        [RevocationReason.MembershipChange] = PublishedReason.AffiliationChanged,
        [RevocationReason.Reissue] = PublishedReason.Superseded,
        [RevocationReason.Renewal] = PublishedReason.Superseded,
        [RevocationReason.Discontinuation] = PublishedReason.CessationOfOperation,
        [RevocationReason.Death] = PublishedReason.CessationOfOperation,
        [RevocationReason.LicenceCancelled] = PublishedReason.PrivilegeWithdrawn,
    });

    /// <summary>A table of one's own; it must name every <see cref="RevocationReason"/>.</summary>
    /// <exception cref="ArgumentException">A reason is missing; the message names it.</exception>
    public static PublishedReasons From(IReadOnlyDictionary<RevocationReason, PublishedReason> table)
    {
        RevocationReason[] missing = [.. Enum.GetValues<RevocationReason>().Where(reason => !table.ContainsKey(reason))];
        return missing.Length == 0
            ? new(table)
            : throw new ArgumentException($"The table of published reasons lacks {string.Join(", ", missing)}; add a line for each.", nameof(table));
    }

    /// <summary>The reason code to publish for <paramref name="reason"/>.</summary>
    public PublishedReason For(RevocationReason reason) => table[reason];
}
