namespace Hpki.Scanning.Forms;

/// <summary>How it was told which form a page is.</summary>
public enum FormFoundBy
{
    /// <summary>By the form's code.</summary>
    Code,

    /// <summary>By registration marks, title band and rulings; the code could not be read, so the reference is not known.</summary>
    Marks,
}
