using Hpki.Console.Layout;

namespace Hpki.Console.Tasks;

/// <summary>タスク: every open task, divided by whether the signed-in member may do it.</summary>
public sealed record TaskListModel
{
    public required ConsoleFrame Frame { get; init; }

    public required IReadOnlyList<TaskRow> Mine { get; init; }

    /// <summary>Tasks for other people; <see cref="TaskRow.WhyNot"/> says why.</summary>
    public required IReadOnlyList<TaskRow> Others { get; init; }

    /// <summary>Whether there are more tasks than the page shows; the most urgent are shown.</summary>
    public bool IsTruncated { get; init; }
}
