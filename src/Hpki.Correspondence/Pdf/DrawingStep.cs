using Hpki.Procedures.Forms;

namespace Hpki.Correspondence.Pdf;

/// <summary>One mark on the page. Pages are first described, so that the characters are known before the font is cut down.</summary>
abstract record DrawingStep
{
    DrawingStep()
    {
    }

    /// <summary>A single line of text; x and baseline in millimetres.</summary>
    public sealed record Text(string Line, float X, float Baseline, TextStyle Style) : DrawingStep
    {
        /// <summary>The text that it is part of; null: it is one of its own.</summary>
        public TextBlock? Block { get; init; }
    }

    public sealed record Fill(MmRect Area, Shade Shade) : DrawingStep;

    public sealed record Frame(MmRect Area, float LineWidth, Shade Shade) : DrawingStep;

    /// <summary>A square of dark and light modules, drawn as one shape so that no hairline shows between them.</summary>
    public sealed record Symbol(MmRect Area, bool[,] Modules) : DrawingStep;
}
