namespace Hpki.Procedures.Forms;

/// <summary>A part of a question that has a place of its own on the paper.</summary>
/// <param name="Key">Key of the field.</param>
/// <param name="Label">What staff know it as (Japanese).</param>
/// <param name="Kind">How it is filled in.</param>
/// <param name="Cells">Number of cells of digits, else 0.</param>
public sealed record FormPart(string Key, string Label, FormFieldKind Kind, int Cells = 0)
{
    /// <summary>The letter printed at a box, where it has one.</summary>
    public char? Letter { get; init; }

    /// <summary>Whether it is only the room behind a box.</summary>
    public bool IsWriteIn { get; init; }
}
