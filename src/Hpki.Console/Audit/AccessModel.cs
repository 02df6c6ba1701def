using Hpki.Console.Layout;

namespace Hpki.Console.Audit;

/// <summary>閲覧記録: who looked at a holder's data.</summary>
public sealed record AccessModel
{
    public required ConsoleFrame Frame { get; init; }

    public required string HolderId { get; init; }

    public required string Name { get; init; }

    /// <summary>How many days back the page goes.</summary>
    public required int Days { get; init; }

    /// <summary>The newest first.</summary>
    public required IReadOnlyList<AccessRow> Rows { get; init; }

    /// <summary>Whether there are more than are shown.</summary>
    public bool More { get; init; }
}
