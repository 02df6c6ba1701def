namespace Hpki.LocalRuntime.Durable;

/// <summary>The file is no orchestration store, or a damaged one. Nothing was written to it.</summary>
public sealed class StoreUnreadableException(string path, string what, Exception? inner = null)
    : IOException(
        $"The orchestration store {path} {what}. It was left as it is: "
        + "put back a copy together with its -wal file, or choose another data folder.",
        inner);
