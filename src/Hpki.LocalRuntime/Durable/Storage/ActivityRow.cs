namespace Hpki.LocalRuntime.Durable.Storage;

/// <summary>An activity that has to run.</summary>
sealed record ActivityRow(long Instance, int Task, string Name, string? Input, string InstanceId);
