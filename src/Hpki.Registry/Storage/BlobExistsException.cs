namespace Hpki.Registry.Storage;

/// <summary>A blob holds other bytes already; blobs are never overwritten.</summary>
public sealed class BlobExistsException(string blobName) : Exception($"Blob {blobName}: holds other bytes already, and blobs are never overwritten.")
{
    public string BlobName { get; } = blobName;
}
