using Hpki.Procedures.Forms;

namespace Hpki.Correspondence.Forms;

/// <summary>What is printed on one form.</summary>
public sealed record FormPrint
{
    public required FormKind Kind { get; init; }

    /// <summary>The layout's version; the current one when null.</summary>
    public int? Version { get; init; }

    /// <summary>Opaque reference for the code, never personal data; see <see cref="FormCode.Reference"/> for its format.</summary>
    public string Reference { get; init; } = FormCode.BlankReference;

    /// <summary>The reference as a person reads it; empty on a blank form.</summary>
    public string Number { get; init; } = "";

    /// <summary>What stands in the fields, as <see cref="FormEntries"/> describes; the rest stays blank for handwriting.</summary>
    public IReadOnlyDictionary<string, string> Entries { get; init; } = new Dictionary<string, string>();

    /// <summary>Date of the document's metadata, from the caller's clock.</summary>
    public required DateTimeOffset PrintedAt { get; init; }
}
