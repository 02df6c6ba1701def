using Hpki.Procedures.Forms;

namespace Hpki.Correspondence.Forms;

/// <summary>A layout with what only the printer needs: words, frames and tints.</summary>
sealed record FormSheet(FormLayout Layout, IReadOnlyList<FormCaption> Captions, IReadOnlyList<FormFrame> Frames);
