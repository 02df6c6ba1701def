namespace Hpki.Console.Calls;

/// <summary>A holder who may be the caller. Holds nothing that the caller will be asked for as proof.</summary>
public sealed record CallCandidate
{
    public required string Name { get; init; }

    public required string Kana { get; init; }

    public required IReadOnlyList<CallCandidateCard> Cards { get; init; }
}
