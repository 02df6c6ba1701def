namespace Hpki.LocalRuntime.Durable;

/// <summary>The store was written by a newer version of the program. Nothing was written to it.</summary>
public sealed class StoreVersionException(string path, int found, int known)
    : IOException(
        $"The orchestration store {path} has schema version {found}; this program knows version {known}. "
        + "Use the program that wrote it, or a newer one.");
