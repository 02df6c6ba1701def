using Hpki.LocalRuntime.Durable.History;
using Hpki.LocalRuntime.Durable.Replay;
using Hpki.LocalRuntime.Durable.Storage;

namespace Hpki.LocalRuntime.Durable.Engine;

/// <summary>An instance with its history, as last stored.</summary>
/// <param name="Row">The instance.</param>
/// <param name="Turns">The history of its round.</param>
/// <param name="Bytes">Size of the history as stored, to bound what is kept in memory.</param>
/// <param name="Events">Length of the history: what came in and what was set off.</param>
sealed record InstanceState(InstanceRow Row, IReadOnlyList<Turn> Turns, long Bytes, int Events)
{
    const int LongestHistory = 500;
    const long LargestHistory = 1024 * 1024;

    /// <summary>Whether the history has outgrown what an orchestration should carry: each turn replays all of it.</summary>
    public bool IsLong => Events > LongestHistory || Bytes > LargestHistory;

    public OrchestrationIdentity Identity => new(
        Row.Name, Row.Id, Row.Input, Row.Parent is { } parent ? new(new(parent.Name), parent.Id) : null);

    public static InstanceState Of(InstanceRow row, IReadOnlyList<(Turn Turn, int Bytes)> turns)
        => new(row, [.. turns.Select(item => item.Turn)], turns.Sum(item => (long)item.Bytes), turns.Sum(item => item.Turn.Events));

    /// <summary>The state after a turn.</summary>
    public InstanceState After(TurnCommit commit) => commit.NextRound is null
        ? new(commit.Instance, [.. Turns, commit.Turn], Bytes + commit.Body.Length, Events + commit.Turn.Events)
        : Of(commit.Instance, [(commit.FirstOfNextRound, HistoryJson.Write(commit.FirstOfNextRound).Length)]);
}
