using System.Globalization;
using System.Text;
using Hpki.LocalRuntime.Durable.Recording;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Tests.Histories;

/// <summary>
/// The picture of a flow, drawn from its recorded histories: every step that was taken, and what followed what. Since every step has a
/// history, none is missing; since it is drawn from what happened, none is invented.
/// </summary>
sealed class FlowDiagram(FlowWords words)
{
    readonly List<FlowNode> nodes = [];
    readonly Dictionary<(FlowNode From, FlowNode To), List<string>> edges = [];
    readonly Dictionary<int, RecordedAction> open = [];
    readonly HashSet<int> pauses = [];
    readonly Dictionary<string, FlowNode> mails = [];
    FlowNode current = FlowNode.End;
    string? because;

    public static string Of(string orchestrator)
    {
        FlowDiagram diagram = new(new FlowWords());
        string[] order = [.. RecordedScenario.All.Select(scenario => scenario.ToString())];
        foreach (RecordedHistory history in GoldenHistory.ReadAll(orchestrator).OrderBy(history => Array.IndexOf(order, $"{orchestrator}/{history.Branch}") & int.MaxValue))
        {
            diagram.Follow(history);
        }

        return diagram.ToMermaid();
    }

    string ToMermaid()
    {
        StringBuilder text = new("```mermaid\nflowchart TD\n");
        foreach ((int i, FlowNode node) in nodes.Index())
        {
            text.Append("    ").Append(node.ToMermaid(Id(i))).Append('\n');
        }

        foreach (((FlowNode from, FlowNode to), List<string> labels) in edges)
        {
            string label = labels.Count == 0 ? "" : $"|\"{string.Join("<br>", labels)}\"|";
            text.Append("    ").Append(Id(nodes.IndexOf(from))).Append(" -->").Append(label).Append(' ').Append(Id(nodes.IndexOf(to))).Append('\n');
        }

        return text.Append("```\n").ToString();
    }

    static string Id(int node) => $"n{(node + 1).ToString(CultureInfo.InvariantCulture)}";

    void Follow(RecordedHistory history)
    {
        words.Begin(history);
        mails.Clear();
        current = Known(words.Start);
        foreach (RecordedRound round in history.Rounds)
        {
            open.Clear();
            pauses.Clear();
            foreach (RecordedTurn turn in round.Turns)
            {
                Take(turn);
            }
        }
    }

    void Take(RecordedTurn turn)
    {
        bool again = Arrive(turn);
        foreach (RecordedAction action in turn.Actions)
        {
            switch (action.Kind)
            {
                case "activity":
                    open.Add(action.Step, action);
                    Step(action);
                    break;
                case "timer":
                    open.Add(action.Step, action);
                    if (again)
                    {
                        pauses.Add(action.Step);
                    }

                    break;
                case "cancel":
                    open.Remove(action.Step);
                    break;
                default:
                    throw new InvalidOperationException($"The picture knows no {action.Kind} yet; teach it.");
            }
        }

        if (turn.End is { Kind: "completed" })
        {
            GoTo(FlowNode.End);
        }
        else if (!again && open.Values.All(action => action.Kind != "activity"))
        {
            Wait();
        }
    }

    void Step(RecordedAction action)
    {
        if (words.NodeOf(action) is not { } node)
        {
            return;
        }

        if (FlowWords.MailOf(action) is null)
        {
            GoTo(node);
            return;
        }

        string mail = $"{FlowWords.MailOf(action)} {action.Input}";
        if (!mails.TryGetValue(mail, out FlowNode? sent))
        {
            mails[mail] = node;
            GoTo(node);
            return;
        }

        // A mail stands there once, however often it is tried: that may go on beside what the flow waits for.
        because = null;
        if (sent != node)
        {
            Connect(sent, Known(node), "given up");
            current = current == sent ? node : current;
        }
    }

    /// <returns>Whether the step that has ended is to be tried again after a pause.</returns>
    bool Arrive(RecordedTurn turn)
    {
        RecordedArrival arrival = turn.Arrival;
        switch (arrival.Kind)
        {
            case "event":
                Wait();
                because = FlowWords.Signal(arrival.Payload!);
                return false;
            case "timer":
                open.Remove(arrival.Step!.Value);
                if (!pauses.Remove(arrival.Step.Value))
                {
                    Wait();
                    because = words.TimeIsUp(current, turn.At);
                }

                return false;
            case "done" when open.Remove(arrival.Step!.Value, out RecordedAction? done):
                words.Notice(done, arrival.Payload);
                if (words.TryAgain(done, arrival.Payload) is { } again)
                {
                    Connect(words.NodeOf(done)!, words.NodeOf(done)!, again);
                    return true;
                }

                because = words.Result(done, arrival.Payload) ?? because;
                if (done.Name == nameof(StatusMailActivities.AskForLetter) && words.NodeOf(done)! is var letter && letter != current)
                {
                    Connect(letter, Known(words.Waiting ?? FlowNode.End), null);
                }

                return false;
            case "failed" when open.Remove(arrival.Step!.Value, out RecordedAction? failed):
                Connect(words.NodeOf(failed) ?? current, words.NodeOf(failed) ?? current, "fails: tried again");
                return true;
            default:
                return false;
        }
    }

    void Wait()
    {
        if (words.Waiting is { } wait)
        {
            GoTo(wait);
        }
    }

    void GoTo(FlowNode next)
    {
        if (next != current || because is not null)
        {
            Connect(current, Known(next), because);
        }

        current = next;
        because = null;
    }

    void Connect(FlowNode from, FlowNode to, string? label)
    {
        if (!edges.TryGetValue((from, to), out List<string>? labels))
        {
            edges[(from, to)] = labels = [];
        }

        if (label is not null && !labels.Contains(label))
        {
            labels.Add(label);
        }
    }

    FlowNode Known(FlowNode node)
    {
        if (!nodes.Contains(node))
        {
            nodes.Add(node);
        }

        return node;
    }
}
