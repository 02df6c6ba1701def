using Hpki.Procedures.Forms;

namespace Hpki.Correspondence.Pdf;

/// <summary>A text is longer than the place kept for it on the page. Nothing is cut off silently; the text itself is not repeated.</summary>
public sealed class TextDoesNotFitException(MmRect area, int length) : Exception(
    FormattableString.Invariant($"A text of {length} characters does not fit into {area.Width} x {area.Height} mm at ({area.Left}, {area.Top})."));
