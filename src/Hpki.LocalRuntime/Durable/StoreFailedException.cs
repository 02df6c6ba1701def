namespace Hpki.LocalRuntime.Durable;

/// <summary>
/// The store could not be written, so the engine has stopped; what was accepted before is safe and goes on at the next
/// start.
/// </summary>
public sealed class StoreFailedException(Exception inner)
    : IOException(
        $"The orchestration store could not be written: {inner.Message} The engine has stopped; restart it once the cause is mended.",
        inner);
