namespace Hpki.Correspondence.Forms;

/// <summary>What is printed on one lost report form.</summary>
public sealed record LostReportFormContent
{
    /// <summary>Opaque reference for the code, never personal data; see <see cref="Procedures.Forms.FormCode.Reference"/> for its format.</summary>
    public required string Reference { get; init; }

    /// <summary>Request number as a person reads it.</summary>
    public required string RequestNumber { get; init; }

    /// <summary>Printed into the name field when given; the field stays blank for handwriting otherwise.</summary>
    public string? HolderName { get; init; }

    /// <summary>Date of the document's metadata, from the caller's clock.</summary>
    public required DateTimeOffset PrintedAt { get; init; }
}
