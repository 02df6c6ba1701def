using Azure.Storage.Blobs.Models;
using Hpki.Registry.Storage;

namespace Hpki.Registry.Bureau;

/// <summary>
/// The two boxes through which files go to the card bureau and come from it: containers of the account, which a bureau reaches over SFTP or with a
/// signed address of its own. There is no port above them: whatever carries the files further, what the centre does is write here and read here.
/// </summary>
public sealed class BureauFiles
{
    /// <summary>Where files lie that were read; the bureau writes beside it.</summary>
    const string TakenFolder = "taken/";

    const string MediaType = "application/octet-stream";

    readonly RegistryStorage storage;

    internal BureauFiles(RegistryStorage storage) => this.storage = storage;

    /// <summary>Lays a file into the box of what goes out; again with the same bytes changes nothing.</summary>
    /// <exception cref="BlobExistsException">The name holds other bytes.</exception>
    public Task SendAsync(string fileId, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        WriteOnce.UploadAsync(storage.BureauOutBlobs.GetBlobClient(fileId), content, MediaType, cancellationToken);

    /// <summary>What has come in and was not read, in the order of the names.</summary>
    public async Task<IReadOnlyList<string>> IncomingAsync(CancellationToken cancellationToken)
    {
        List<string> names = [];
        await foreach (BlobHierarchyItem item in storage.BureauInBlobs.GetBlobsByHierarchyAsync(BlobTraits.None, BlobStates.None, "/", prefix: null, cancellationToken))
        {
            if (item.IsBlob)
            {
                names.Add(item.Blob.Name);
            }
        }

        return names;
    }

    /// <returns>Null when somebody else has taken it meanwhile.</returns>
    public async Task<IncomingFile?> ReadAsync(string name, CancellationToken cancellationToken) =>
        await storage.BureauInBlobs.GetBlobClient(name).FindContentAsync(cancellationToken) is { } content ? new(name, content) : null;

    /// <summary>Lays a file that was read beside the box, under a name that says what it held, so that the box holds only what is new.</summary>
    /// <param name="file">The file, whatever it holds: nothing that came in is dropped.</param>
    /// <param name="sha256">Of its content.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task SetAsideAsync(IncomingFile file, string sha256, CancellationToken cancellationToken)
    {
        await WriteOnce.UploadFirstAsync(storage.BureauInBlobs.GetBlobClient($"{TakenFolder}{sha256}"), file.Content, MediaType, cancellationToken);
        await storage.BureauInBlobs.DeleteBlobIfExistsAsync(file.Name, cancellationToken: cancellationToken);
    }
}
