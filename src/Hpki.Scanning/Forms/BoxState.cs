namespace Hpki.Scanning.Forms;

/// <summary>What a box to tick looks like.</summary>
enum BoxState
{
    Empty,
    Ticked,

    /// <summary>Neither surely empty nor surely ticked, or not to be found under what covers it.</summary>
    Unsure,
}
