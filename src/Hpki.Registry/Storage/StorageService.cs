namespace Hpki.Registry.Storage;

/// <summary>The storage services in use.</summary>
public enum StorageService
{
    Tables,
    Blobs,
}
