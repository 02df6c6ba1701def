namespace Hpki.Procedures.Forms;

/// <summary>How a field is filled in, and so how it is read back from a scan.</summary>
public enum FormFieldKind
{
    /// <summary>Free writing on one or more lines.</summary>
    Text,

    /// <summary>One digit to each of the field's cells, which are of equal width.</summary>
    Digits,

    /// <summary>A square to be ticked; the area is the square itself.</summary>
    CheckBox,

    /// <summary>The holder's signature.</summary>
    Signature,

    /// <summary>For the centre's staff.</summary>
    OfficeUse,

    /// <summary>Where a photograph is glued.</summary>
    Photo,
}
