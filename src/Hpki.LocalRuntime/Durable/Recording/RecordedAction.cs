using System.Text.Json.Serialization;
using Hpki.LocalRuntime.Durable.History;
using Hpki.LocalRuntime.Durable.Replay;

namespace Hpki.LocalRuntime.Durable.Recording;

/// <summary>Something an orchestrator set off.</summary>
public sealed record RecordedAction
{
    /// <summary><c>activity</c>, <c>timer</c>, <c>cancel</c> (of a timer), <c>child</c> (a sub-orchestration) or <c>send</c> (an event).</summary>
    public required string Kind { get; init; }

    /// <summary>Number of the step in its round, from 0; a cancellation has that of its timer.</summary>
    public required int Step { get; init; }

    /// <summary>The activity, sub-orchestrator or event.</summary>
    public string? Name { get; init; }

    /// <summary>Instance id of the sub-orchestration, or of who gets the event.</summary>
    public string? Instance { get; init; }

    /// <summary>When a timer is due, UTC.</summary>
    public DateTime? Due { get; init; }

    /// <summary>The input or payload, JSON.</summary>
    [JsonConverter(typeof(RawJson))]
    public string? Input { get; init; }

    /// <summary>The action in words.</summary>
    public override string ToString() => Kind switch
    {
        "activity" => $"activity '{Name}' with {Input ?? "no input"}",
        "timer" => $"timer due {Due:O}",
        "cancel" => $"cancellation of timer #{Step}",
        "child" => $"sub-orchestration '{Name}' with id '{Instance}' and {Input ?? "no input"}",
        "send" => $"event '{Name}' to '{Instance}' with {Input ?? "no payload"}",
        _ => throw new FormatException($"A recorded history has an action of the unknown kind '{Kind}'."),
    };

    /// <summary>Everything a turn set off.</summary>
    internal static IReadOnlyList<RecordedAction> Of(TurnEffects effects) =>
    [
        .. effects.Steps.Select(step => Of(step) with { Input = InputOf(step, effects) }),
        .. effects.CancelledTimers.Select(timer => new RecordedAction { Kind = "cancel", Step = timer }),
    ];

    /// <summary>A step without its input, which histories of the engine do not hold.</summary>
    internal static RecordedAction Of(Step step) => step switch
    {
        ActivityStep activity => new() { Kind = "activity", Step = step.Id, Name = activity.Name },
        TimerStep timer => new() { Kind = "timer", Step = step.Id, Due = timer.FireAt },
        ChildStep child => new() { Kind = "child", Step = step.Id, Name = child.Name, Instance = child.InstanceId },
        SendStep send => new() { Kind = "send", Step = step.Id, Name = send.EventName, Instance = send.InstanceId },
        _ => throw new InvalidOperationException($"Unknown step {step.GetType().Name}."),
    };

    static string? InputOf(Step step, TurnEffects effects) => step switch
    {
        ActivityStep => effects.Activities.Single(item => item.Step == step).Input,
        ChildStep => effects.Children.Single(item => item.Step == step).Input,
        SendStep => effects.Sends.Single(item => item.Step == step).Payload,
        _ => null,
    };
}
