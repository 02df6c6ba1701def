using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Hpki.Registry.Storage;

/// <summary>Blobs that are written once and never overwritten; their SHA-256 stands in their metadata.</summary>
static class WriteOnce
{
    public const string HashName = "sha256";

    /// <returns>The SHA-256 in lower-case hexadecimal.</returns>
    /// <exception cref="BlobExistsException">Other bytes stand there already.</exception>
    public static async Task<string> UploadAsync(BlobClient blob, ReadOnlyMemory<byte> bytes, string mediaType, CancellationToken cancellationToken)
    {
        string kept = await UploadFirstAsync(blob, bytes, mediaType, cancellationToken);
        return kept == HashOf(bytes) ? kept : throw new BlobExistsException(blob.Name);
    }

    /// <summary>What stands there first stays, whatever comes later.</summary>
    /// <returns>The SHA-256 of what is kept, in lower-case hexadecimal.</returns>
    /// <exception cref="BlobExistsException">What stands there was not written by us: its hash is not known.</exception>
    public static Task<string> UploadFirstAsync(BlobClient blob, ReadOnlyMemory<byte> bytes, string mediaType, CancellationToken cancellationToken) =>
        UploadFirstAsync(blob, bytes, mediaType, new() { [HashName] = HashOf(bytes) }, cancellationToken);

    /// <summary>As the other form, with more to know of the blob than what it holds.</summary>
    /// <param name="metadata">With the hash under <see cref="HashName"/>.</param>
    public static async Task<string> UploadFirstAsync(
        BlobClient blob, ReadOnlyMemory<byte> bytes, string mediaType, Dictionary<string, string> metadata, CancellationToken cancellationToken)
    {
        BlobUploadOptions options = new()
        {
            Conditions = new() { IfNoneMatch = ETag.All },
            HttpHeaders = new() { ContentType = mediaType },
            Metadata = metadata,
        };
        try
        {
            await blob.UploadAsync(BinaryData.FromBytes(bytes), options, cancellationToken);
            return metadata[HashName];
        }
        catch (RequestFailedException refused) when (refused.Status is 409 or 412)
        {
            BlobProperties kept = await blob.GetPropertiesAsync(cancellationToken: cancellationToken);
            return kept.Metadata.TryGetValue(HashName, out string? keptHash) ? keptHash : throw new BlobExistsException(blob.Name);
        }
    }

    /// <summary>SHA-256 in lower-case hexadecimal.</summary>
    public static string HashOf(ReadOnlyMemory<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
}
