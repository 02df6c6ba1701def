using Hpki.Console.Layout;
using Hpki.Procedures.Catalogue;

namespace Hpki.Console.Guides;

/// <summary>The form is ready to be printed.</summary>
public sealed record GuideDoneModel
{
    public required GuideFrame Frame { get; init; }

    public required FormToken Token { get; init; }

    public required ProcedureGuide Guide { get; init; }

    public required string FormName { get; init; }

    /// <summary>Opens the typed form for a while; goes along in forms only, never in an address.</summary>
    public required string Ticket { get; init; }

    /// <summary>What the form carries in its code, as a person reads it.</summary>
    public required string Number { get; init; }

    /// <summary>How long the ticket is good for, in hours.</summary>
    public required int TicketHours { get; init; }

    /// <summary>Until when the paper should have come.</summary>
    public required string SendUntil { get; init; }
}
