namespace Hpki.Procedures.Reissues;

/// <summary>
/// The letters of 申請区分 on the real form. Only E and F are known (domain.md §1.1); A to D are configuration, and a reason without a letter is
/// named by its words alone. No rule depends on a letter.
/// </summary>
public sealed class ReissueLetters
{
    readonly IReadOnlyDictionary<ReissueReason, char> letters;

    ReissueLetters(IReadOnlyDictionary<ReissueReason, char> letters) => this.letters = letters;

    /// <summary>What is known: E and F.</summary>
    public static ReissueLetters Known { get; } = From(new Dictionary<string, string>());

    /// <summary>The known letters and those of the configuration (section <c>ReissueLetters</c>: reason and letter).</summary>
    /// <exception cref="ArgumentException">A name is no reason, a value no letter from A to F, or two reasons have one letter; the message says which.</exception>
    public static ReissueLetters From(IReadOnlyDictionary<string, string> configured)
    {
        Dictionary<ReissueReason, char> letters = new() { [ReissueReason.NameChange] = 'E', [ReissueReason.MembershipChange] = 'F' };
        foreach ((string name, string letter) in configured)
        {
            if (!Enum.TryParse(name, out ReissueReason reason) || !Enum.IsDefined(reason))
            {
                throw new ArgumentException($"ReissueLetters: '{name}' is no reason; give one of {string.Join(", ", Enum.GetNames<ReissueReason>())}.", nameof(configured));
            }

            letters[reason] = letter is [>= 'A' and <= 'F'] ? letter[0] : throw new ArgumentException($"ReissueLetters: {name} is '{letter}'; give one letter from A to F.", nameof(configured));
        }

        return letters.GroupBy(pair => pair.Value).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? throw new ArgumentException($"ReissueLetters: {string.Join(" and ", twice.Select(pair => pair.Key))} have the letter {twice.Key}; each reason needs its own.", nameof(configured))
            : new(letters);
    }

    /// <summary>The letter; null when it is not known.</summary>
    public char? Of(ReissueReason reason) => letters.TryGetValue(reason, out char letter) ? letter : null;
}
