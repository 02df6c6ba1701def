using Hpki.Console.Parts;

namespace Hpki.Console.Tasks;

/// <summary>利用中止 as the examiner enters it: the reasons to choose from, the chosen one, and the day; empty for at once.</summary>
public sealed record EndOfUseEntry(IReadOnlyList<Choice> Reasons, string? Reason, string Year, string Month, string Day)
{
    /// <summary>What ends with it, in sentences.</summary>
    public IReadOnlyList<string> Effects { get; init; } = [];
}
