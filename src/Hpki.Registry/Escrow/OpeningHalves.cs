using Azure.Storage.Blobs.Models;
using Hpki.Registry.Storage;

namespace Hpki.Registry.Escrow;

/// <summary>What each approver did to a sealed PIN, from their approval until the letter is printed; protected by whoever puts it here.</summary>
public sealed class OpeningHalves
{
    const string Folder = "openings/";

    readonly RegistryStorage storage;

    internal OpeningHalves(RegistryStorage storage) => this.storage = storage;

    /// <summary>Keeps what a keeper did for a task; a later one of the same keeper takes its place, and another keeper's stands beside it.</summary>
    public Task KeepAsync(string taskId, string keeper, ReadOnlyMemory<byte> half, CancellationToken cancellationToken) =>
        storage.EscrowBlobs.GetBlobClient(NameOf(taskId, keeper)).UploadAsync(BinaryData.FromBytes(half), overwrite: true, cancellationToken);

    /// <returns>Null when it was used, or is none.</returns>
    public Task<byte[]?> FindAsync(string taskId, string keeper, CancellationToken cancellationToken) =>
        storage.EscrowBlobs.GetBlobClient(NameOf(taskId, keeper)).FindContentAsync(cancellationToken);

    /// <summary>All that was done for a task was used, or is of no use any more.</summary>
    public async Task DeleteAsync(string taskId, CancellationToken cancellationToken)
    {
        await foreach (BlobItem half in storage.EscrowBlobs.GetBlobsAsync(BlobTraits.None, BlobStates.None, $"{Folder}{taskId}/", cancellationToken))
        {
            await storage.EscrowBlobs.DeleteBlobIfExistsAsync(half.Name, cancellationToken: cancellationToken);
        }
    }

    static string NameOf(string taskId, string keeper) => $"{Folder}{taskId}/{Uri.EscapeDataString(keeper)}";
}
