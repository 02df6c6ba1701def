using Hpki.Console.Layout;
using Hpki.Console.Requests;

namespace Hpki.Console.Holders;

/// <summary>A holder's page: the register, the cards, the requests.</summary>
public sealed record HolderModel
{
    public required ConsoleFrame Frame { get; init; }

    public required string Name { get; init; }

    public required string Kana { get; init; }

    /// <summary>The register's data in display order, without name and kana.</summary>
    public required IReadOnlyList<Fact> Register { get; init; }

    public required IReadOnlyList<HolderCard> Cards { get; init; }

    public required IReadOnlyList<RequestRow> Requests { get; init; }

    /// <summary>Null for everyone but auditors.</summary>
    public HolderAudit? Audit { get; init; }
}
