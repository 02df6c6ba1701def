namespace Hpki.Procedures.Renewals;

/// <summary>
/// When holders are reminded that their card runs out, and how many of them at once (configuration section <c>RenewalReminders</c>). The real centre's
/// days are not known (domain.md §1.1); these are the product's own (design §5).
/// </summary>
public sealed record ReminderTerms
{
    /// <summary>The stages: days before the last day of validity, the longest first.</summary>
    public IReadOnlyList<int> DaysBefore { get; init; } = [180, 90, 60, 30, 7];

    /// <summary>Holders reminded in one daily run; who is left is reminded in the next, the most urgent first.</summary>
    public int MostPerRun { get; init; } = 300;

    /// <exception cref="ArgumentException">The message names what is wrong.</exception>
    public void Validate()
    {
        if (DaysBefore.Count == 0 || DaysBefore[^1] <= 0 || DaysBefore.Zip(DaysBefore.Skip(1)).Any(pair => pair.First <= pair.Second))
        {
            throw new ArgumentException("RenewalReminders: DaysBefore must fall from stage to stage and end above 0, as in 180, 90, 60, 30, 7.");
        }

        if (MostPerRun <= 0)
        {
            throw new ArgumentException("RenewalReminders: MostPerRun must be positive.");
        }
    }
}
