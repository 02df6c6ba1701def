using Azure;
using Azure.Storage.Blobs.Models;
using Hpki.Registry.Storage;

namespace Hpki.Registry.Escrow;

/// <summary>What each approver did to a sealed PIN, from their approval until the letter is printed; protected by whoever puts it here.</summary>
public sealed class OpeningHalves
{
    const string Folder = "openings/";

    readonly RegistryStorage storage;

    internal OpeningHalves(RegistryStorage storage) => this.storage = storage;

    /// <summary>Keeps the half that belongs to a task; a later one of the same task takes its place.</summary>
    public Task KeepAsync(string taskId, ReadOnlyMemory<byte> half, CancellationToken cancellationToken) =>
        storage.EscrowBlobs.GetBlobClient(Folder + taskId).UploadAsync(BinaryData.FromBytes(half), overwrite: true, cancellationToken);

    /// <returns>Null when it was used, or is none.</returns>
    public async Task<byte[]?> FindAsync(string taskId, CancellationToken cancellationToken)
    {
        try
        {
            BlobDownloadResult found = await storage.EscrowBlobs.GetBlobClient(Folder + taskId).DownloadContentAsync(cancellationToken);
            return found.Content.ToArray();
        }
        catch (RequestFailedException refused) when (refused.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Used, or of no use any more.</summary>
    public Task DeleteAsync(string taskId, CancellationToken cancellationToken) =>
        storage.EscrowBlobs.GetBlobClient(Folder + taskId).DeleteIfExistsAsync(cancellationToken: cancellationToken);
}
