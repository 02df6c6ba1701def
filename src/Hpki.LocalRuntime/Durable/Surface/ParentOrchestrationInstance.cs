namespace Hpki.LocalRuntime;

/// <summary>The orchestration that called a sub-orchestration.</summary>
public record ParentOrchestrationInstance(TaskName Name, string InstanceId);
