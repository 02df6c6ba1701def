using Hpki.Console.Layout;

namespace Hpki.Console.RevocationLists;

/// <summary>失効リスト: the current list of each authority and the archive's latest.</summary>
public sealed record RevocationListModel
{
    public required ConsoleFrame Frame { get; init; }

    public required IReadOnlyList<AuthorityLists> Authorities { get; init; }
}
