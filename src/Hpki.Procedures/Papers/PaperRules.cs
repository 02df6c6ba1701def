using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Reissues;

namespace Hpki.Procedures.Papers;

/// <summary>
/// Which papers each procedure asks for. What nobody has said (domain.md §9: the documents per reason of a reissue, those of a renewal) is
/// <see cref="PaperNeed.Undecided"/>; a centre that knows decides it in its configuration.
/// </summary>
public sealed class PaperRules
{
    const string Faq = "FAQ (資格証保有者向け)";
    const string Service = "domain.md §1.1 svc";
    const string Application = "domain.md §1.1 faq1";
    const string House = "design §5";
    const string Configuration = "configuration";

    // Papers that say who somebody is; what is asked for because something happened is never left out.
    static readonly PaperItem[] MayBeLeftOut = [PaperItem.ResidenceRecord, PaperItem.IdentityCopy, PaperItem.LicenceCopy];

    readonly IReadOnlyList<PaperRule> rules;

    PaperRules(IReadOnlyList<PaperRule> rules) => this.rules = rules;

    /// <summary>What is known, and <see cref="PaperNeed.Undecided"/> for the rest.</summary>
    public static PaperRules Known { get; } = new(Table());

    /// <summary>Every line.</summary>
    public IReadOnlyList<PaperRule> All => rules;

    /// <summary>
    /// The known rules with what a centre has decided: <c>Reissue.Photo = Required</c>, or for one reason <c>Reissue.Damage.FormerCard =
    /// Required</c>. A line with a reason goes before one without.
    /// </summary>
    /// <exception cref="ArgumentException">A name or value is none; the message says which and what to write.</exception>
    public static PaperRules From(IReadOnlyDictionary<string, string> decided)
    {
        List<PaperRule> rules = [.. Table()];
        foreach ((string name, string value) in decided)
        {
            PaperRule rule = Decided(name, value);
            PaperRule? known = rules.Find(other => other.Procedure == rule.Procedure && other.Item == rule.Item && other.Reason == rule.Reason);
            if (known is { Need: PaperNeed.Required, Source: not null } && rule.Need != PaperNeed.Required)
            {
                throw new ArgumentException($"Papers: {name} is required by {known.Source}; it cannot be set to {value}.", nameof(decided));
            }

            rules.RemoveAll(other => other == known);
            rules.Add(rule with { Condition = known?.Condition ?? PaperCondition.Always });
        }

        return new(rules);
    }

    /// <summary>The items that a request in this situation needs or may need, in the order of <see cref="PaperItem"/>.</summary>
    public IReadOnlyList<PaperRequirement> Of(PaperSituation situation, PaperTerms terms) =>
    [
        .. Enum.GetValues<PaperItem>().Select(item => RuleOf(situation, item)).OfType<PaperRule>().Where(rule => rule.Need != PaperNeed.NotRequired)
            .Select(rule => LeftOut(rule, situation, terms)
                ? new PaperRequirement(rule.Item, PaperNeed.NotRequired, rule.Source, MayBeLeftOut: true)
                : new PaperRequirement(rule.Item, rule.Need, rule.Source)),
    ];

    static bool LeftOut(PaperRule rule, PaperSituation situation, PaperTerms terms) =>
        MayBeLeftOut.Contains(rule.Item) && rule.Condition == PaperCondition.Always && situation.UnchangedSince is { } accepted && terms.StillStand(accepted, situation.ReceivedOn);

    PaperRule? RuleOf(PaperSituation situation, PaperItem item) => rules
        .Where(rule => rule.Procedure == situation.Procedure && rule.Item == item)
        .Where(rule => rule.Condition == PaperCondition.Always || situation.Circumstances.Contains(rule.Condition))
        .Where(rule => rule.Reason is null || rule.Reason == situation.Reason)
        .OrderByDescending(rule => rule.Reason is not null)
        .FirstOrDefault();

    static PaperRule Decided(string name, string value)
    {
        string[] parts = name.Split('.');
        ReissueReason? reason = parts.Length == 3 ? Value<ReissueReason>(name, parts[1]) : null;
        return parts.Length is 2 or 3
            ? new(Value<ProcedureKind>(name, parts[0]), Value<PaperItem>(name, parts[^1]), Value<PaperNeed>(name, value), Configuration) { Reason = reason }
            : throw new ArgumentException($"Papers: '{name}' must be procedure.item or procedure.reason.item, as in Reissue.Photo.");
    }

    static T Value<T>(string name, string text)
        where T : struct, Enum =>
        Enum.TryParse(text, out T value) && Enum.IsDefined(value)
            ? value
            : throw new ArgumentException($"Papers: '{text}' in {name} is no {typeof(T).Name}; give one of {string.Join(", ", Enum.GetNames<T>())}.");

    static IReadOnlyList<PaperRule> Table() =>
    [
        new(ProcedureKind.LostReport, PaperItem.Form, PaperNeed.Required, Faq),
        new(ProcedureKind.Reissue, PaperItem.Form, PaperNeed.Required, Faq),
        new(ProcedureKind.Reissue, PaperItem.ResidenceRecord, PaperNeed.Undecided, null),
        new(ProcedureKind.Reissue, PaperItem.IdentityCopy, PaperNeed.Undecided, null),
        new(ProcedureKind.Reissue, PaperItem.LicenceCopy, PaperNeed.Undecided, null),
        new(ProcedureKind.Reissue, PaperItem.Photo, PaperNeed.Undecided, null),
        new(ProcedureKind.Reissue, PaperItem.NewNameEvidence, PaperNeed.Required, House) { Reason = ReissueReason.NameChange },
        new(ProcedureKind.Reissue, PaperItem.FormerCard, PaperNeed.Undecided, null) { Reason = ReissueReason.Damage },
        new(ProcedureKind.Discontinuation, PaperItem.Form, PaperNeed.Required, Faq),
        new(ProcedureKind.Discontinuation, PaperItem.FormerCard, PaperNeed.Undecided, null),
        new(ProcedureKind.Discontinuation, PaperItem.DeathEvidence, PaperNeed.Undecided, null) { Condition = PaperCondition.ReportedByAnother },
        new(ProcedureKind.PinDisclosure, PaperItem.Form, PaperNeed.Required, Faq),
        new(ProcedureKind.PinDisclosure, PaperItem.CardFaceCopy, PaperNeed.Required, Faq),
        new(ProcedureKind.PinUnblock, PaperItem.Form, PaperNeed.Required, Service),
        new(ProcedureKind.PinUnblock, PaperItem.LockedCard, PaperNeed.Required, Service) { Condition = PaperCondition.CardIsSent },
        new(ProcedureKind.ContactChange, PaperItem.Form, PaperNeed.Required, Faq),
        new(ProcedureKind.ContactChange, PaperItem.CardFaceCopy, PaperNeed.Required, Faq),
        new(ProcedureKind.ContactChange, PaperItem.ResidenceRecord, PaperNeed.Required, Faq) { Condition = PaperCondition.ResidenceChanges },
        new(ProcedureKind.Renewal, PaperItem.Form, PaperNeed.Required, House),
        new(ProcedureKind.Renewal, PaperItem.ResidenceRecord, PaperNeed.Undecided, null),
        new(ProcedureKind.Renewal, PaperItem.IdentityCopy, PaperNeed.Undecided, null),
        new(ProcedureKind.Renewal, PaperItem.LicenceCopy, PaperNeed.Undecided, null),
        new(ProcedureKind.Renewal, PaperItem.Photo, PaperNeed.Undecided, null),
        new(ProcedureKind.Issue, PaperItem.Form, PaperNeed.Required, Application),
        new(ProcedureKind.Issue, PaperItem.ResidenceRecord, PaperNeed.Required, Application),
        new(ProcedureKind.Issue, PaperItem.IdentityCopy, PaperNeed.Required, Application),
        new(ProcedureKind.Issue, PaperItem.LicenceCopy, PaperNeed.Required, Application),
        new(ProcedureKind.Issue, PaperItem.Photo, PaperNeed.Required, Application),
    ];
}
