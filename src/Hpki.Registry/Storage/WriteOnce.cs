using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Hpki.Registry.Storage;

/// <summary>Blobs that are written once and never overwritten; their SHA-256 stands in their metadata.</summary>
static class WriteOnce
{
    const string HashName = "sha256";

    /// <returns>The SHA-256 in lower-case hexadecimal.</returns>
    /// <exception cref="BlobExistsException">Other bytes stand there already.</exception>
    public static async Task<string> UploadAsync(BlobClient blob, ReadOnlyMemory<byte> bytes, string mediaType, CancellationToken cancellationToken)
    {
        string sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        BlobUploadOptions options = new()
        {
            Conditions = new() { IfNoneMatch = ETag.All },
            HttpHeaders = new() { ContentType = mediaType },
            Metadata = new Dictionary<string, string> { [HashName] = sha256 },
        };
        try
        {
            await blob.UploadAsync(BinaryData.FromBytes(bytes), options, cancellationToken);
        }
        catch (RequestFailedException refused) when (refused.Status is 409 or 412)
        {
            BlobProperties kept = await blob.GetPropertiesAsync(cancellationToken: cancellationToken);
            if (!kept.Metadata.TryGetValue(HashName, out string? keptHash) || keptHash != sha256)
            {
                throw new BlobExistsException(blob.Name);
            }
        }

        return sha256;
    }
}
