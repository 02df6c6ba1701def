namespace Hpki.Procedures.Forms;

/// <summary>A box whose four edges are printed as lines.</summary>
/// <param name="Page">Page, from 1.</param>
/// <param name="Area">The middle of the lines.</param>
/// <param name="LineWidth">Thickness of the lines in millimetres.</param>
public sealed record FormRuling(int Page, MmRect Area, float LineWidth);
