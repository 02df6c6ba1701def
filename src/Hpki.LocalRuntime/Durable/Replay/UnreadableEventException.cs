namespace Hpki.LocalRuntime.Durable.Replay;

/// <summary>An event's payload does not fit the awaited type: the instance fails, uncatchably (conformance rule 9).</summary>
sealed class UnreadableEventException(Exception inner) : Exception(inner.Message, inner);
