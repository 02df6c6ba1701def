using System.Text.Json.Serialization;

namespace Hpki.LocalRuntime.Durable.History;

/// <summary>Something that comes to an instance from outside and may move it on.</summary>
[JsonDerivedType(typeof(Started), "started")]
[JsonDerivedType(typeof(EventRaised), "event")]
[JsonDerivedType(typeof(TaskCompleted), "done")]
[JsonDerivedType(typeof(TaskFailed), "failed")]
[JsonDerivedType(typeof(TimerFired), "timer")]
[JsonDerivedType(typeof(SuspendRequested), "suspend")]
[JsonDerivedType(typeof(ResumeRequested), "resume")]
[JsonDerivedType(typeof(TerminateRequested), "terminate")]
[JsonDerivedType(typeof(ForeignAwaitSeen), "foreign")]
abstract record Arrival;

/// <summary>The instance begins, or begins its next round.</summary>
sealed record Started : Arrival;

sealed record EventRaised(string Name, string? Payload) : Arrival;

/// <summary>An activity or sub-orchestration has a result.</summary>
sealed record TaskCompleted(int Id, string? Result) : Arrival;

/// <summary>An activity or sub-orchestration has failed.</summary>
sealed record TaskFailed(int Id, Failure Failure) : Arrival;

sealed record TimerFired(int Id) : Arrival;

sealed record SuspendRequested(string? Reason) : Arrival;

sealed record ResumeRequested(string? Reason) : Arrival;

sealed record TerminateRequested(string? Output) : Arrival;

/// <summary>A stored arrival that cannot be read. It is in memory only: the instance does not go on without it.</summary>
sealed record Unreadable : Arrival;

/// <summary>The orchestrator came back from an await that was not of its own tasks, after its turn was over.</summary>
sealed record ForeignAwaitSeen : Arrival;
