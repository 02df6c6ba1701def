using Hpki.Console.Layout;
using Hpki.Console.Requests;
using Hpki.Console.Tasks;

namespace Hpki.Console.Start;

/// <summary>受付: what waits for the signed-in member, first thing in the morning.</summary>
public sealed record StartModel
{
    public required ConsoleFrame Frame { get; init; }

    public required IReadOnlyList<Alarm> Alarms { get; init; }

    /// <summary>Open tasks that the member may take, the most urgent first.</summary>
    public required IReadOnlyList<TaskRow> Tasks { get; init; }

    /// <summary>Whether there are more tasks for the member than the page shows.</summary>
    public bool MoreTasks { get; init; }

    /// <summary>Open requests, the next deadline first.</summary>
    public required IReadOnlyList<RequestRow> Requests { get; init; }

    /// <summary>Pages waiting in the tray.</summary>
    public required int TrayCount { get; init; }

    /// <summary>Whether even more wait than were counted.</summary>
    public bool MoreInTray { get; init; }

    /// <summary>Letters that are not posted yet.</summary>
    public int LetterCount { get; init; }

    /// <summary>Whether there are even more than were counted.</summary>
    public bool MoreLetters { get; init; }

    /// <summary>Whether there are more open requests than the page shows.</summary>
    public bool MoreRequests { get; init; }
}
