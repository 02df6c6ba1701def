using System.Xml.Linq;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace HpkiFunctions.Access;

/// <summary>The Data Protection key ring in one blob, so that every instance of the app reads the forms and links of every other.</summary>
public sealed class BlobKeyRing(BlobClient blob) : IXmlRepository
{
    const int Attempts = 5;

    public IReadOnlyCollection<XElement> GetAllElements() => [.. Read().Document.Root!.Elements().Select(element => new XElement(element))];

    public void StoreElement(XElement element, string friendlyName)
    {
        for (int attempt = 1; ; attempt++)
        {
            (XDocument document, ETag? tag) = Read();
            document.Root!.Add(element);
            try
            {
                using MemoryStream content = new();
                document.Save(content);
                content.Position = 0;
                blob.Upload(content, new BlobUploadOptions
                {
                    Conditions = tag is { } seen ? new() { IfMatch = seen } : new() { IfNoneMatch = ETag.All },
                });
                return;
            }
            catch (RequestFailedException raced) when (raced.Status is 409 or 412 && attempt < Attempts)
            {
                // Another instance added its key first: read again and add ours to it.
            }
        }
    }

    (XDocument Document, ETag? Tag) Read()
    {
        try
        {
            BlobDownloadResult found = blob.DownloadContent().Value;
            using Stream content = found.Content.ToStream();
            return (XDocument.Load(content), found.Details.ETag);
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == BlobErrorCode.BlobNotFound || missing.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            blob.GetParentBlobContainerClient().CreateIfNotExists();
            return (new XDocument(new XElement("repository")), null);
        }
    }
}
