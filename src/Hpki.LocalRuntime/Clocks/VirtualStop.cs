namespace Hpki.LocalRuntime.Clocks;

/// <summary>A time at which a virtual clock stopped, and what was due then.</summary>
/// <param name="At">The time.</param>
/// <param name="Names">
/// The instance ids of durable timers and of starts in the future, the names of timer functions, and "timer" for each timer of the
/// <see cref="TimeProvider"/>; in the order in which they ran.
/// </param>
public sealed record VirtualStop(DateTimeOffset At, IReadOnlyList<string> Names);
