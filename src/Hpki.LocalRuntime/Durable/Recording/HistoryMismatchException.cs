namespace Hpki.LocalRuntime.Durable.Recording;

/// <summary>An orchestrator does other than a recorded history says: instances that are under way would be parked.</summary>
public sealed class HistoryMismatchException : Exception
{
    internal HistoryMismatchException(RecordedHistory history, int round, int turn, string where, string recorded, string now)
        : base($"The orchestrator '{history.Orchestrator}' no longer matches the history of '{history.Branch}', in round {round + 1}, "
            + $"turn {turn + 1} ({Describe(history.Rounds[round].Turns[turn])}), {where}: recorded {recorded}; now {now}.")
    {
        Orchestrator = history.Orchestrator;
        Branch = history.Branch;
        Round = round;
        Turn = turn;
    }

    /// <summary>Name of the orchestrator.</summary>
    public string Orchestrator { get; }

    /// <summary>The history's branch.</summary>
    public string Branch { get; }

    /// <summary>The round, from 0.</summary>
    public int Round { get; }

    /// <summary>The turn in the round, from 0.</summary>
    public int Turn { get; }

    static string Describe(RecordedTurn turn) => turn.Arrival switch
    {
        { Kind: "event" } arrival => $"{turn.At:O}, after the event '{arrival.Name}' with {arrival.Payload ?? "no payload"}",
        { Kind: "started" } => $"{turn.At:O}, at the start",
        { Kind: "failed" } arrival => $"{turn.At:O}, after the failure of step #{arrival.Step}",
        var arrival => $"{turn.At:O}, after the end of step #{arrival.Step}",
    };
}
