using Hpki.Correspondence.Pdf;
using Hpki.Procedures.Forms;

namespace Hpki.Correspondence.Forms;

/// <summary>A ruled box, tinted behind its label when it holds one. A line width of 0 draws the tint alone.</summary>
sealed record FormFrame(int Page, MmRect Area, float LineWidth, Shade? Fill = null);
