using Hpki.Procedures.Papers;

namespace Hpki.Procedures.Deficiencies;

/// <summary>An examiner's finding about one item.</summary>
/// <param name="Item">Which item.</param>
/// <param name="Finding">What was found.</param>
public sealed record ItemFinding(PaperItem Item, PaperFinding Finding)
{
    /// <summary>What is wrong, when the item is defective.</summary>
    public IReadOnlyList<PaperDefect> Defects { get; init; } = [];

    /// <summary>Words for the holder about it (Japanese), at most <see cref="ExaminationRule.LongestWords"/> characters; null when the list says enough.</summary>
    public string? Words { get; init; }

    /// <summary>発行日 of a 住民票.</summary>
    public DateOnly? IssuedOn { get; init; }

    /// <summary>Whether the holder has to send something.</summary>
    public bool IsDeficient => Finding is PaperFinding.Missing or PaperFinding.Defective;
}
