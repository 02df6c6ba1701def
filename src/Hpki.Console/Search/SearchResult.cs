using Hpki.Console.Holders;

namespace Hpki.Console.Search;

/// <summary>A holder that fits the search.</summary>
public sealed record SearchResult
{
    public required string HolderId { get; init; }

    public required string Name { get; init; }

    public required string Kana { get; init; }

    public required string MedicalRegistrationNumber { get; init; }

    /// <summary>Null for a holder who is not a member.</summary>
    public string? JmaMemberId { get; init; }

    public required IReadOnlyList<CardSummary> Cards { get; init; }
}
