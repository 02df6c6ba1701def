using Hpki.Console.Layout;
using Hpki.Console.Parts;

namespace Hpki.Console.Flows;

/// <summary>What 処理の状況 shows.</summary>
public sealed record FlowListModel
{
    public required ConsoleFrame Frame { get; init; }

    /// <summary>The states to choose from, all first.</summary>
    public required IReadOnlyList<Choice> States { get; init; }

    public string? State { get; init; }

    public string Text { get; init; } = "";

    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    public required IReadOnlyList<FlowRow> Rows { get; init; }

    /// <summary>Where the list goes on; null at its end.</summary>
    public string? NextUrl { get; init; }

    /// <summary>Whether the hosting can tell what flows wait for.</summary>
    public required bool HasInsight { get; init; }
}
