using Hpki.Procedures.Cards;
using Hpki.Procedures.Identifiers;

namespace Hpki.Console.Calls;

/// <summary>A card that the call may be about.</summary>
public sealed record CallCandidateCard
{
    public required string CardId { get; init; }

    public required string Number { get; init; }

    public required CardState State { get; init; }

    public required string ExpiresOn { get; init; }

    public required ActionOffer ReportLost { get; init; }

    public RequestNumber? OpenRequest { get; init; }
}
