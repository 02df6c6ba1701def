namespace Hpki.Procedures.Forms;

/// <summary>What a form asks, whatever it looks like. The fields of the real forms are not known (domain.md §9): these are what the centre needs for the procedure.</summary>
public sealed record FormContent
{
    /// <summary>Which form.</summary>
    public required FormKind Kind { get; init; }

    /// <summary>Its letters in codes, see <see cref="FormCode.Form"/>.</summary>
    public required string Code { get; init; }

    /// <summary>Its name (Japanese): <c>再発行申請書</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for, in one sentence (Japanese), printed below the title.</summary>
    public required string Purpose { get; init; }

    /// <summary>The headings with their questions, in the order of the paper.</summary>
    public required IReadOnlyList<FormSection> Sections { get; init; }

    /// <summary>What is signed (Japanese).</summary>
    public required string Declaration { get; init; }

    /// <summary>The title as printed.</summary>
    public string Title => $"医師資格証　{Name}";

    /// <summary>Every question, in the order of the paper.</summary>
    public IEnumerable<FormQuestion> Questions => Sections.SelectMany(section => section.Questions);

    /// <exception cref="KeyNotFoundException">The form asks no such question.</exception>
    public FormQuestion Question(string key) =>
        Questions.SingleOrDefault(question => question.Key == key) ?? throw new KeyNotFoundException($"Form {Code} has no question '{key}'.");
}
