using Azure;
using Azure.Storage.Blobs;
using Hpki.Registry.Model;
using Hpki.Registry.Scans;
using Hpki.Registry.Storage;

namespace Hpki.Registry.Documents;

/// <summary>The contents of documents: runs of scan pages, and files of their own (forms and letters the centre made).</summary>
public sealed class DocumentStore
{
    readonly RegistryStorage storage;
    readonly ScanStore scans;

    internal DocumentStore(RegistryStorage storage, ScanStore scans) => (this.storage, this.scans) = (storage, scans);

    /// <summary>Keeps a file of its own; again with the same bytes changes nothing. The <see cref="Document"/> is put by a decision afterwards.</summary>
    /// <returns>The file's SHA-256 for <see cref="Document.Sha256"/>.</returns>
    /// <exception cref="BlobExistsException">The id holds other bytes.</exception>
    public Task<string> SaveAsync(string documentId, string mediaType, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default) =>
        WriteOnce.UploadAsync(Blob(documentId), bytes, mediaType, cancellationToken);

    /// <summary>The file of a document that is one of its own.</summary>
    /// <exception cref="DocumentContentException">It consists of scan pages, or the file is missing.</exception>
    public async Task<Stream> OpenAsync(Document document, CancellationToken cancellationToken = default)
    {
        if (document.ScanId is not null)
        {
            throw new DocumentContentException(document.DocumentId, "consists of scan pages; open its pages instead");
        }

        try
        {
            return (await Blob(document.DocumentId).DownloadStreamingAsync(cancellationToken: cancellationToken)).Value.Content;
        }
        catch (RequestFailedException refused) when (refused.Status == 404)
        {
            throw new DocumentContentException(document.DocumentId, "has no stored file");
        }
    }

    /// <summary>The image (JPEG) of a page of a document that consists of scan pages.</summary>
    /// <param name="page">Counted from 1 within the document.</param>
    /// <exception cref="DocumentContentException">It is a file of its own, or has no such page.</exception>
    /// <exception cref="ScanNotFoundException">The image is missing.</exception>
    public Task<Stream> OpenPageAsync(Document document, int page, CancellationToken cancellationToken = default) =>
        document.ScanId is not { } scanId ? throw new DocumentContentException(document.DocumentId, "is a file of its own; open it as a whole")
        : page < 1 || page > document.PageCount ? throw new DocumentContentException(document.DocumentId, $"has {document.PageCount} pages, none is number {page}")
        : scans.OpenPageImageAsync(scanId, document.FirstPage + page - 1, cancellationToken);

    BlobClient Blob(string documentId)
    {
        TableLimits.CheckKey(documentId, "DocumentId");
        return storage.DocumentBlobs.GetBlobClient(documentId);
    }
}
