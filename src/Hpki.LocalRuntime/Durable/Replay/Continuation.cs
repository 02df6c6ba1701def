namespace Hpki.LocalRuntime.Durable.Replay;

/// <summary>The next round.</summary>
sealed record Continuation(string? Input);
