using System.Globalization;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Hpki.Registry.Storage;

namespace Hpki.Registry.Scans;

/// <summary>
/// The pictures of pages. Both of a page lie in one blob, which costs one write instead of two and never shows a small picture that is older
/// than the large one: the small one first, and its length in the blob's metadata.
/// </summary>
sealed class PagePictures(RegistryStorage storage)
{
    const string Jpeg = "image/jpeg";
    const string SmallLength = "small";

    // A small picture is some ten kilobytes; the rare larger one takes a second read.
    const int FirstRead = 48 * 1024;

    /// <summary>Keeps the pictures of a page. The first ones stay: a later version of us may draw the same page in other bytes.</summary>
    /// <param name="small">Empty when there is none.</param>
    /// <returns>The SHA-256 of the large picture that is kept, in lower-case hexadecimal.</returns>
    public Task<string> PutAsync(string scanId, int page, ReadOnlyMemory<byte> large, ReadOnlyMemory<byte> small, CancellationToken cancellationToken)
    {
        Dictionary<string, string> metadata = new()
        {
            [WriteOnce.HashName] = WriteOnce.HashOf(large),
            [SmallLength] = small.Length.ToString(CultureInfo.InvariantCulture),
        };
        return WriteOnce.UploadFirstAsync(Blob(scanId, page), (byte[])[.. small.Span, .. large.Span], Jpeg, metadata, cancellationToken);
    }

    /// <exception cref="ScanNotFoundException"/>
    public async Task<Stream> OpenLargeAsync(string scanId, int page, CancellationToken cancellationToken)
    {
        BlobDownloadStreamingResult blob = await FoundAsync(scanId, page, range: default, cancellationToken);
        await blob.Content.ReadExactlyAsync(new byte[SmallOf(blob)], cancellationToken);
        return blob.Content;
    }

    /// <summary>The small picture, or the large one where there is no small one.</summary>
    /// <exception cref="ScanNotFoundException"/>
    public async Task<Stream> OpenSmallAsync(string scanId, int page, CancellationToken cancellationToken)
    {
        using BlobDownloadStreamingResult begun = await FoundAsync(scanId, page, new HttpRange(0, FirstRead), cancellationToken);
        int length = SmallOf(begun);
        if (length == 0)
        {
            return await OpenLargeAsync(scanId, page, cancellationToken);
        }

        if (length > FirstRead)
        {
            return (await FoundAsync(scanId, page, new HttpRange(0, length), cancellationToken)).Content;
        }

        byte[] small = new byte[length];
        await begun.Content.ReadExactlyAsync(small, cancellationToken);
        return new MemoryStream(small, writable: false);
    }

    /// <summary>Shows another large picture in place of both.</summary>
    public Task ReplaceAsync(string scanId, int page, ReadOnlyMemory<byte> large, CancellationToken cancellationToken) =>
        Blob(scanId, page).UploadAsync(BinaryData.FromBytes(large), new BlobUploadOptions { HttpHeaders = new() { ContentType = Jpeg } }, cancellationToken);

    async Task<BlobDownloadStreamingResult> FoundAsync(string scanId, int page, HttpRange range, CancellationToken cancellationToken)
    {
        try
        {
            return await Blob(scanId, page).DownloadStreamingAsync(new BlobDownloadOptions { Range = range }, cancellationToken);
        }
        catch (RequestFailedException refused) when (refused.Status == 404)
        {
            throw new ScanNotFoundException(scanId, page);
        }
    }

    static int SmallOf(BlobDownloadStreamingResult blob) =>
        blob.Details.Metadata.TryGetValue(SmallLength, out string? length) ? int.Parse(length, CultureInfo.InvariantCulture) : 0;

    BlobClient Blob(string scanId, int page)
    {
        TableLimits.CheckKey(scanId, "ScanId");
        return storage.ScanBlobs.GetBlobClient(string.Create(CultureInfo.InvariantCulture, $"{scanId}/pages/{page:D4}.pictures"));
    }
}
