using System.Text.Json.Serialization;
using Hpki.LocalRuntime.Durable.History;

namespace Hpki.LocalRuntime.Durable.Recording;

/// <summary>What came to an instance and made it run.</summary>
public sealed record RecordedArrival
{
    /// <summary><c>started</c>, <c>event</c>, <c>done</c>, <c>failed</c> or <c>timer</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The step that has ended; null for a start or an event.</summary>
    public int? Step { get; init; }

    /// <summary>The event's name.</summary>
    public string? Name { get; init; }

    /// <summary>The event's payload or the step's result, JSON.</summary>
    [JsonConverter(typeof(RawJson))]
    public string? Payload { get; init; }

    /// <summary>Which shape a failure takes at the caller.</summary>
    public string? Failure { get; init; }

    /// <summary>The arrival as a file shows it; null for what no orchestrator notices.</summary>
    internal static RecordedArrival? Of(Arrival arrival) => arrival switch
    {
        Started => new() { Kind = "started" },
        EventRaised raised => new() { Kind = "event", Name = raised.Name, Payload = raised.Payload },
        TaskCompleted done => new() { Kind = "done", Step = done.Id, Payload = done.Result },
        TaskFailed failed => new() { Kind = "failed", Step = failed.Id, Failure = failed.Failure.Kind.ToString() },
        TimerFired timer => new() { Kind = "timer", Step = timer.Id },
        SuspendRequested or ResumeRequested => null,
        _ => throw new InvalidOperationException($"A history with {arrival.GetType().Name} cannot be recorded: its instance did not end by itself."),
    };

    internal Arrival ToArrival() => Kind switch
    {
        "started" => new Started(),
        "event" => new EventRaised(Name!, Payload),
        "done" => new TaskCompleted(Step!.Value, Payload),
        "failed" => new TaskFailed(Step!.Value, FailureOf(Enum.Parse<FailureKind>(Failure!))),
        "timer" => new TimerFired(Step!.Value),
        _ => throw new FormatException($"A recorded history has an arrival of the unknown kind '{Kind}'."),
    };

    /// <summary>The words of a failure hold ports, paths and line numbers, and no flow may depend on them; they are not recorded.</summary>
    static Failure FailureOf(FailureKind kind) => kind switch
    {
        FailureKind.Activity => Durable.History.Failure.OfActivity(new InvalidOperationException("It failed.")),
        FailureKind.Child => Durable.History.Failure.OfChild(new InvalidOperationException("It failed.")),
        FailureKind.TerminatedChild => Durable.History.Failure.OfTerminatedChild(),
        _ => throw new FormatException($"Unknown kind of failure {kind}."),
    };
}
