using Hpki.Console.Parts;
using Hpki.Procedures.Deficiencies;
using Hpki.Procedures.Papers;

namespace Hpki.Console.Tasks;

/// <summary>One paper to examine, with what was chosen when the form comes back with errors.</summary>
public sealed record ExaminationRow
{
    public required PaperItem Item { get; init; }

    /// <summary>What the paper is called.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is required, and under which circumstance.</summary>
    public required string Need { get; init; }

    /// <summary>What can be found of it.</summary>
    public required IReadOnlyList<Choice> Findings { get; init; }

    public PaperFinding? Finding { get; init; }

    public IReadOnlyList<PaperDefect> Defects { get; init; } = [];

    public string Words { get; init; } = "";

    public string IssuedYear { get; init; } = "";

    public string IssuedMonth { get; init; } = "";

    public string IssuedDay { get; init; } = "";
}
