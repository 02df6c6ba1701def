namespace Hpki.Registry.Storage;

/// <summary>Something is beyond what the storage service takes; nothing was sent.</summary>
public sealed class StorageLimitException(StorageLimit limit, long actual, long allowed, string where)
    : Exception($"{where}: {limit} is {actual}, allowed is {allowed}.")
{
    public StorageLimit Limit { get; } = limit;

    public long Actual { get; } = actual;

    public long Allowed { get; } = allowed;
}
