using System.Text;
using System.Text.Json;

namespace Hpki.LocalRuntime.Durable.Recording;

/// <summary>
/// What happened to an instance, with everything it set off: the measure that later versions of its orchestrator are held to
/// (<see cref="LocalDurableTaskEngine.Replay"/>).
/// </summary>
public sealed record RecordedHistory
{
    /// <summary>The version of the format that is written and read.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The version of the format.</summary>
    public required int Format { get; init; }

    /// <summary>Name of the orchestrator.</summary>
    public required string Orchestrator { get; init; }

    /// <summary>What the history is an example of; also the file's name.</summary>
    public required string Branch { get; init; }

    /// <summary>The instance id.</summary>
    public required string Instance { get; init; }

    /// <summary>The rounds, one for each ContinueAsNew and one more.</summary>
    public required IReadOnlyList<RecordedRound> Rounds { get; init; }

    /// <summary>Reads a history.</summary>
    /// <exception cref="FormatException">It is none, or of another format.</exception>
    public static RecordedHistory Parse(string json)
    {
        try
        {
            RecordedHistory history = RecordedJson.Read(json);
            return history.Format == CurrentFormat
                ? history
                : throw new FormatException($"The recorded history has format {history.Format}; {CurrentFormat} is read. Record it anew.");
        }
        catch (JsonException exception)
        {
            throw new FormatException($"The recorded history cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>The history as JSON, one turn a line, so that a difference shows the turn.</summary>
    public string ToJson()
    {
        StringBuilder json = new();
        json.Append("{\"format\":").Append(Format)
            .Append(",\n\"orchestrator\":").Append(Text(Orchestrator))
            .Append(",\n\"branch\":").Append(Text(Branch))
            .Append(",\n\"instance\":").Append(Text(Instance))
            .Append(",\n\"rounds\":[");
        json.AppendJoin(',', Rounds.Select(ToJson));
        return json.Append("]}\n").ToString();
    }

    /// <summary>The history with other ids in it, for instance the same ones each time it is recorded.</summary>
    /// <param name="rename">Is given all of the history's JSON.</param>
    public RecordedHistory Renamed(Func<string, string> rename)
    {
        ArgumentNullException.ThrowIfNull(rename);
        return Parse(rename(ToJson()));
    }

    static string ToJson(RecordedRound round)
    {
        string input = round.Input is { } json ? $"\"input\":{json}," : string.Empty;
        IEnumerable<string> turns = round.Turns.Select(turn => "\n" + RecordedJson.Write(turn));
        return $"\n{{{input}\"turns\":[{string.Join(',', turns)}]}}";
    }

    static string Text(string value) => $"\"{JsonEncodedText.Encode(value)}\"";
}
