using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.Requests;

namespace Hpki.Console.Requests;

/// <summary>A request as one line of a list.</summary>
public sealed record RequestRow
{
    public required RequestNumber Number { get; init; }

    public required ProcedureKind Procedure { get; init; }

    public required RequestState State { get; init; }

    public required string HolderName { get; init; }

    public required string ReceivedAt { get; init; }

    /// <summary>What happens next, a few Japanese words; null when closed.</summary>
    public string? Next { get; init; }

    /// <summary>Until when; null when nothing is due.</summary>
    public string? Deadline { get; init; }

    public bool IsOverdue { get; init; }
}
