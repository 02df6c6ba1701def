using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Requests;

namespace Hpki.Registry.Projections;

/// <summary>An open request as the worklist shows it: ids, codes and dates only.</summary>
public sealed record OpenRequest
{
    public required string RequestId { get; init; }

    public required string HolderId { get; init; }

    public required ProcedureKind Procedure { get; init; }

    public required RequestState State { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required string ReceivedBy { get; init; }

    public string? CardSerial { get; init; }

    /// <summary>When the request closes by itself.</summary>
    public DateOnly? DueOn { get; init; }
}
