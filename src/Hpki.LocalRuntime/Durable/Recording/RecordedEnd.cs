using System.Text.Json.Serialization;
using Hpki.LocalRuntime.Durable.Replay;

namespace Hpki.LocalRuntime.Durable.Recording;

/// <summary>How a round ended.</summary>
public sealed record RecordedEnd
{
    /// <summary><c>completed</c>, <c>continued</c> (as new) or <c>failed</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The output, or the input of the next round, JSON.</summary>
    [JsonConverter(typeof(RawJson))]
    public string? Output { get; init; }

    /// <summary>How many events travel on into the next round.</summary>
    public int? KeptEvents { get; init; }

    /// <summary>What a failed orchestration says.</summary>
    public string? Message { get; init; }

    /// <summary>The end in words.</summary>
    public override string ToString() => Kind switch
    {
        "completed" => $"it completes with {Output ?? "no output"}",
        "continued" => $"it continues as new with {Output} and {KeptEvents} kept events",
        "failed" => $"it fails: {Message}",
        _ => throw new FormatException($"A recorded history has an end of the unknown kind '{Kind}'."),
    };

    /// <summary>The end that a turn brought; null when the round goes on.</summary>
    internal static RecordedEnd? Of(TurnOutcome outcome) => outcome switch
    {
        RunningOutcome => null,
        CompletedOutcome completed => new() { Kind = "completed", Output = completed.Output },
        ContinuedOutcome next => new() { Kind = "continued", Output = next.Input, KeptEvents = next.KeptEvents.Count },
        FailedOutcome failed => new() { Kind = "failed", Message = failed.Text },
        _ => throw new InvalidOperationException($"A replay cannot end in {outcome.GetType().Name}."),
    };
}
