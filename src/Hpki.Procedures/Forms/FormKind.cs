namespace Hpki.Procedures.Forms;

/// <summary>The paper forms of the house.</summary>
public enum FormKind
{
    /// <summary>紛失届.</summary>
    LostReport,
}
