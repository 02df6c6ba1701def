using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Hpki.Registry.Storage;

namespace Hpki.Registry.Scans;

/// <summary>A scan's original as a block blob: its parts are blocks, and the list of them is committed once.</summary>
sealed class ScanParts(RegistryStorage storage)
{
    public BlockBlobClient Original(string scanId) => storage.ScanBlobs.GetBlockBlobClient($"{scanId}/original");

    /// <summary>Keeps a part under an id made from its number: the same number again replaces it.</summary>
    public async Task StageAsync(string scanId, int partNumber, ReadOnlyMemory<byte> part, CancellationToken cancellationToken)
    {
        await using Stream content = BinaryData.FromBytes(part).ToStream();
        await Original(scanId).StageBlockAsync(BlockId(partNumber), content, cancellationToken: cancellationToken);
    }

    /// <summary>Joins the parts, once.</summary>
    /// <exception cref="ScanIncompleteException"/>
    public async Task CommitAsync(Scan scan, CancellationToken cancellationToken)
    {
        BlockBlobClient blob = Original(scan.ScanId);
        BlockList blocks = await BlocksAsync(blob, cancellationToken);
        if (blocks.CommittedBlocks.Any())
        {
            return;
        }

        Dictionary<int, BlobBlock> parts = blocks.UncommittedBlocks.ToDictionary(block => PartNumber(block.Name));
        if (WholeFile(parts, scan.SizeBytes) is not { } last)
        {
            int[] missing = [.. Enumerable.Range(1, parts.Keys.DefaultIfEmpty(0).Max()).Where(number => !parts.ContainsKey(number))];
            throw new ScanIncompleteException(scan.ScanId, missing, parts.Values.Sum(block => block.SizeLong), scan.SizeBytes);
        }

        try
        {
            CommitBlockListOptions once = new() { Conditions = new() { IfNoneMatch = ETag.All } };
            await blob.CommitBlockListAsync(Enumerable.Range(1, last).Select(BlockId), once, cancellationToken);
        }
        catch (RequestFailedException refused) when (refused.Status is 409 or 412)
        {
            // Someone else committed between; what stands there is verified next, like our own.
        }
    }

    /// <summary>Joins parts that are known to be all there are.</summary>
    /// <returns>False when they are not there after all, or somebody else has joined them: what stands there has to be looked at.</returns>
    public async Task<bool> TryCommitAsync(string scanId, int parts, CancellationToken cancellationToken)
    {
        try
        {
            CommitBlockListOptions once = new() { Conditions = new() { IfNoneMatch = ETag.All } };
            await Original(scanId).CommitBlockListAsync(Enumerable.Range(1, parts).Select(BlockId), once, cancellationToken);
            return true;
        }
        catch (RequestFailedException refused) when (refused.Status is 400 or 409 or 412)
        {
            return false;
        }
    }

    /// <summary>The parts that are here and not joined yet.</summary>
    public async Task<IReadOnlyList<ReceivedPart>> ReceivedAsync(string scanId, CancellationToken cancellationToken) =>
        [.. (await BlocksAsync(Original(scanId), cancellationToken)).UncommittedBlocks.Select(block => new ReceivedPart(PartNumber(block.Name), block.SizeLong)).OrderBy(part => part.Number)];

    // The number of the part with which the parts from 1 on make up the announced size. Later ones are left over from a try that was cut otherwise.
    static int? WholeFile(Dictionary<int, BlobBlock> parts, long announced)
    {
        int last = 0;
        for (long size = 0; size < announced; size += parts[last].SizeLong)
        {
            if (!parts.ContainsKey(++last))
            {
                return null;
            }
        }

        return Enumerable.Range(1, last).Sum(number => parts[number].SizeLong) == announced ? last : null;
    }

    /// <exception cref="ScanHashMismatchException">The joined bytes are others than announced; they are put away.</exception>
    public async Task VerifyHashAsync(Scan scan, CancellationToken cancellationToken)
    {
        BlockBlobClient blob = Original(scan.ScanId);
        using BlobDownloadStreamingResult download = await blob.DownloadStreamingAsync(cancellationToken: cancellationToken);
        string actual = Convert.ToHexStringLower(await SHA256.HashDataAsync(download.Content, cancellationToken));
        if (actual != scan.Sha256)
        {
            // It was never accepted, and it stands where the right bytes must go.
            await blob.DeleteIfExistsAsync(conditions: new() { IfMatch = download.Details.ETag }, cancellationToken: cancellationToken);
            throw new ScanHashMismatchException(scan.ScanId, scan.Sha256, actual);
        }
    }

    static async Task<BlockList> BlocksAsync(BlockBlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            return await blob.GetBlockListAsync(BlockListTypes.All, cancellationToken: cancellationToken);
        }
        catch (RequestFailedException refused) when (refused.Status == 404)
        {
            return BlobsModelFactory.BlockList([], []);
        }
    }

    static string BlockId(int partNumber) => Convert.ToBase64String(Encoding.ASCII.GetBytes(partNumber.ToString("D6", CultureInfo.InvariantCulture)));

    static int PartNumber(string blockId) => int.Parse(Encoding.ASCII.GetString(Convert.FromBase64String(blockId)), CultureInfo.InvariantCulture);
}
