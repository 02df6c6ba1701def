using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.Staff;
using Hpki.Registry.Model;

namespace HpkiFunctions.Requests;

/// <summary>A paper form that opens a request.</summary>
public sealed record PaperApplication
{
    public required ProcedureKind Procedure { get; init; }

    /// <summary>The number of the request to open; the same one every time the decision runs.</summary>
    public required RequestNumber Number { get; init; }

    /// <summary>The form; it is put to the request that is opened.</summary>
    public required Document Form { get; init; }

    public required Actor By { get; init; }

    /// <summary>Null: the card in force.</summary>
    public string? CardSerial { get; init; }

    /// <summary>As <see cref="Request.DraftReference"/>.</summary>
    public string? DraftReference { get; init; }

    /// <summary>As <see cref="Request.LinkedRequestId"/>.</summary>
    public string? LinkedRequestId { get; init; }
}
