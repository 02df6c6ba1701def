using Hpki.Procedures.Forms;

namespace Hpki.Scanning.Forms;

/// <summary>A way in which a page may lie, by its registration marks alone, with a layout that has marks and code in these places.</summary>
sealed record MarkedPage(FormLayout Frame, Placement Placement);
