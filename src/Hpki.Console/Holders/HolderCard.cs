using Hpki.Procedures.Cards;
using Hpki.Procedures.Identifiers;

namespace Hpki.Console.Holders;

/// <summary>A card on its holder's page.</summary>
public sealed record HolderCard
{
    public required string CardId { get; init; }

    public required string Number { get; init; }

    public required CardState State { get; init; }

    /// <summary>Null while it is not handed over.</summary>
    public string? IssuedOn { get; init; }

    public required string ExpiresOn { get; init; }

    public required IReadOnlyList<CertificateRow> Certificates { get; init; }

    /// <summary>Whether 「紛失の電話を受ける」 is offered.</summary>
    public required ActionOffer ReportLost { get; init; }

    /// <summary>The open request about this card, if there is one.</summary>
    public RequestNumber? OpenRequest { get; init; }
}
