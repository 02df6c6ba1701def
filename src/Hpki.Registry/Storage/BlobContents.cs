using Azure;
using Azure.Storage.Blobs;

namespace Hpki.Registry.Storage;

/// <summary>Small blobs that may not be there.</summary>
static class BlobContents
{
    /// <returns>Null when there is no such blob.</returns>
    public static async Task<byte[]?> FindContentAsync(this BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            return (await blob.DownloadContentAsync(cancellationToken)).Value.Content.ToArray();
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }
}
