namespace Hpki.LocalRuntime.Durable.Replay;

/// <summary>What stays the same through a round.</summary>
sealed record OrchestrationIdentity(string Name, string InstanceId, string? Input, ParentOrchestrationInstance? Parent);
