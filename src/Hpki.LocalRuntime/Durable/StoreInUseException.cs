namespace Hpki.LocalRuntime.Durable;

/// <summary>The store has another owner: only one process may run on it at a time.</summary>
public sealed class StoreInUseException(string path, Exception inner)
    : IOException(
        $"The orchestration store {path} is in use by another process. Stop that one first, or choose another data folder.", inner);
