namespace Hpki.Procedures.Forms;

/// <summary>A box to tick.</summary>
/// <param name="Key">Key of its field, for example <c>loss.stolen</c>.</param>
/// <param name="Words">What is printed beside it (Japanese).</param>
public sealed record FormOption(string Key, string Words)
{
    /// <summary>Key of the field behind it in which something is written; null when there is none.</summary>
    public string? WriteIn { get; init; }

    /// <summary>Words before the field to write in; empty when there are none.</summary>
    public string WriteInWords { get; init; } = "";

    /// <summary>Whether the box says nothing without what is written behind it.</summary>
    public bool NeedsWriteIn { get; init; }

    /// <summary>The letter printed before the words (申請区分: E, F); null when the letter is not known (domain.md §1.1) or there is none.</summary>
    public char? Letter { get; init; }

    /// <summary>The words with their letter, as both paper and web show them.</summary>
    public string Shown => Letter is { } letter ? $"{letter}. {Words}" : Words;
}
