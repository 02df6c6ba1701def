namespace Hpki.LocalRuntime.Durable.Storage;

/// <summary>A turn in an instance's history cannot be read.</summary>
sealed class UnreadableHistoryException(int turn, Exception inner) : Exception($"Turn {turn} of its history cannot be read.", inner);
