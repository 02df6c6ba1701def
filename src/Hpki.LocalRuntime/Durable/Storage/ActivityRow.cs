namespace Hpki.LocalRuntime.Durable.Storage;

/// <summary>An activity that has to run, and the span of the turn that called it (<c>traceparent</c>, null when it is not traced).</summary>
sealed record ActivityRow(long Instance, int Task, string Name, string? Input, string InstanceId, string? Trace);
