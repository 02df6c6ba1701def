namespace Hpki.LocalRuntime.Durable.Storage;

/// <summary>A timer that has to fire.</summary>
readonly record struct TimerRow(long Instance, int Task, DateTimeOffset Due);
