using Hpki.Procedures.Forms;

namespace Hpki.Correspondence.Pdf;

/// <summary>Lines that are read as one.</summary>
/// <param name="role">What they are.</param>
/// <param name="area">Where they stand, for whoever puts blocks in order.</param>
/// <param name="spoken">What is said in place of signs that say nothing when they are read out; null: the text itself.</param>
/// <param name="leftToRight">Whether its texts are read from left to right, and not in the order in which they were written.</param>
sealed class TextBlock(TextRole role, MmRect area, string? spoken = null, bool leftToRight = false)
{
    public bool LeftToRight => leftToRight;

    public TextRole Role => role;

    public MmRect Area => area;

    public string? Spoken => spoken;
}
