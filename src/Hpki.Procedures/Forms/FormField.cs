namespace Hpki.Procedures.Forms;

/// <summary>A place on a form where something is entered.</summary>
/// <param name="Key">Name of the field, unique in the form, for example <c>loss.theft</c> or <c>birthDate.year</c>.</param>
/// <param name="Page">Page, from 1.</param>
/// <param name="Area">Where it lies on the paper.</param>
/// <param name="Kind">How it is filled in.</param>
/// <param name="Cells">Number of cells of a <see cref="FormFieldKind.Digits"/> field, else 0.</param>
public sealed record FormField(string Key, int Page, MmRect Area, FormFieldKind Kind, int Cells = 0)
{
    /// <summary>What the paper calls it (Japanese): <c>氏名</c>, or for a part of a question <c>生年月日（年）</c>, <c>区分：盗難</c>.</summary>
    public string Label { get; init; } = "";

    /// <summary>The question that the field answers, alone or with others: the three parts of a date, the boxes of one choice.</summary>
    public string Question { get; init; } = Key;

    /// <summary>How many lines of writing the place is meant for.</summary>
    public int Lines { get; init; } = 1;

    /// <summary>Whether the form is incomplete without it; of boxes of one question at least one must be ticked.</summary>
    public bool Required { get; init; }

    /// <summary>Whether at most one of the question's boxes may be ticked.</summary>
    public bool OneOf { get; init; }

    /// <summary>The letter printed at the box (申請区分: E, F …), where it has one; see the glossary's form letter.</summary>
    public char? Letter { get; init; }
}
