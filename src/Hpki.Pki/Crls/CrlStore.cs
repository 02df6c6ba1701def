using System.Globalization;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Hpki.Pki.Certificates;

namespace Hpki.Pki.Crls;

/// <summary>
/// The lists in Blob storage: one mutable blob an authority, replaced only by who has seen it (If-Match), and an archive where nothing is
/// replaced (If-None-Match). The day of the last regular issue travels in the blob's metadata, so in the same write as the list.
/// </summary>
sealed class CrlStore(BlobServiceClient storage)
{
    const string DailyDay = "dailyday";
    const string DailyNumber = "dailynumber";
    const string ThisUpdate = "thisupdate";
    const string NextUpdate = "nextupdate";
    const string Count = "count";
    const string IsDaily = "isdaily";

    // Short: a relying party must see an extra list soon (domain.md §7.1), a CDN in front must not hold an old one.
    const string CacheControl = "public, max-age=60, must-revalidate";

    readonly BlobContainerClient current = storage.GetBlobContainerClient(CrlNames.Container);
    readonly BlobContainerClient archive = storage.GetBlobContainerClient(CrlNames.ArchiveContainer);

    /// <summary>The container's own address, where the lists are readable without credentials.</summary>
    public Uri Address => current.Uri;

    public async Task CreateContainersAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(
            current.CreateIfNotExistsAsync(PublicAccessType.Blob, cancellationToken: cancellationToken),
            archive.CreateIfNotExistsAsync(PublicAccessType.None, cancellationToken: cancellationToken));
    }

    /// <summary>Reads the list; what is already known is not transferred again. Null when none was ever issued.</summary>
    public async Task<StoredCrl?> ReadAsync(CertificatePurpose purpose, StoredCrl? known, CancellationToken cancellationToken)
    {
        BlobRequestConditions? unlessKnown = known is null ? null : new() { IfNoneMatch = known.ETag };
        try
        {
            Response<BlobDownloadResult> answer = await current.GetBlobClient(CrlNames.FileName(purpose))
                .DownloadContentAsync(new BlobDownloadOptions { Conditions = unlessKnown }, cancellationToken);
            if (answer.GetRawResponse().Status == 304)
            {
                return known;
            }

            BlobDownloadDetails details = answer.Value.Details;
            return new(CrlReader.Read(answer.Value.Content.ToMemory()), details.ETag, ReadDaily(details.Metadata), Archived: false);
        }
        catch (RequestFailedException answer) when (answer.Status == 304)
        {
            return known;
        }
        catch (RequestFailedException answer) when (answer.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }

    /// <summary>Writes the list in the place of <paramref name="replaced"/> (null: where none is). Null when somebody else was faster.</summary>
    public async Task<StoredCrl?> TryWriteAsync(CertificatePurpose purpose, byte[] der, StoredCrl? replaced, DailyIssue? lastDaily, CancellationToken cancellationToken)
    {
        BlobUploadOptions options = new()
        {
            HttpHeaders = new() { ContentType = CrlNames.MediaType, CacheControl = CacheControl },
            Metadata = WriteDaily(lastDaily),
            Conditions = replaced is null ? new() { IfNoneMatch = ETag.All } : new() { IfMatch = replaced.ETag },
        };
        try
        {
            Response<BlobContentInfo> written = await current.GetBlobClient(CrlNames.FileName(purpose)).UploadAsync(new BinaryData(der), options, cancellationToken);
            return new(CrlReader.Read(der), written.Value.ETag, lastDaily, Archived: false);
        }
        catch (RequestFailedException answer) when (answer.Status is 409 or 412)
        {
            return null;
        }
    }

    /// <summary>Keeps the list for good. Safe to repeat.</summary>
    public async Task<StoredCrl> ArchiveAsync(CertificatePurpose purpose, StoredCrl stored, CancellationToken cancellationToken)
    {
        BlobUploadOptions options = new()
        {
            HttpHeaders = new() { ContentType = CrlNames.MediaType },
            Metadata = WriteSummary(stored),
            Conditions = new() { IfNoneMatch = ETag.All },
        };
        try
        {
            await archive.GetBlobClient(CrlNames.ArchiveName(purpose, stored.Crl.Number)).UploadAsync(BinaryData.FromBytes(stored.Crl.Der), options, cancellationToken);
        }
        catch (RequestFailedException answer) when (answer.ErrorCode == BlobErrorCode.BlobAlreadyExists)
        {
            // Archived before: the purpose is reached.
        }

        return stored with { Archived = true };
    }

    /// <summary>A list of the past; null when the archive lacks it.</summary>
    public async Task<PublishedCrl?> ReadArchivedAsync(CertificatePurpose purpose, long number, CancellationToken cancellationToken)
    {
        try
        {
            Response<BlobDownloadResult> answer = await archive.GetBlobClient(CrlNames.ArchiveName(purpose, number)).DownloadContentAsync(cancellationToken);
            return CrlReader.Read(answer.Value.Content.ToMemory());
        }
        catch (RequestFailedException answer) when (answer.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }

    /// <summary>What the archive says of a list; null when it lacks it.</summary>
    public async Task<ArchivedCrl?> DescribeArchivedAsync(CertificatePurpose purpose, long number, CancellationToken cancellationToken)
    {
        try
        {
            BlobProperties found = await archive.GetBlobClient(CrlNames.ArchiveName(purpose, number)).GetPropertiesAsync(cancellationToken: cancellationToken);
            return ReadSummary(number, found.Metadata);
        }
        catch (RequestFailedException answer) when (answer.Status == 404)
        {
            return null;
        }
    }

    static Dictionary<string, string> WriteSummary(StoredCrl stored) => new()
    {
        [ThisUpdate] = stored.Crl.ThisUpdate.ToString("O", CultureInfo.InvariantCulture),
        [NextUpdate] = stored.Crl.NextUpdate.ToString("O", CultureInfo.InvariantCulture),
        [Count] = stored.Crl.Count.ToString(CultureInfo.InvariantCulture),
        [IsDaily] = stored.LastDaily?.Number == stored.Crl.Number ? "true" : "false",
    };

    static ArchivedCrl ReadSummary(long number, IDictionary<string, string> metadata) => new(
        number,
        DateTimeOffset.ParseExact(metadata[ThisUpdate], "O", CultureInfo.InvariantCulture),
        DateTimeOffset.ParseExact(metadata[NextUpdate], "O", CultureInfo.InvariantCulture),
        int.Parse(metadata[Count], CultureInfo.InvariantCulture),
        bool.Parse(metadata[IsDaily]));

    static DailyIssue? ReadDaily(IDictionary<string, string> metadata) =>
        metadata.TryGetValue(DailyDay, out string? day) && metadata.TryGetValue(DailyNumber, out string? number)
            ? new(DateOnly.ParseExact(day, "O", CultureInfo.InvariantCulture), long.Parse(number, CultureInfo.InvariantCulture))
            : null;

    static Dictionary<string, string> WriteDaily(DailyIssue? daily) => daily is null ? [] : new()
    {
        [DailyDay] = daily.Day.ToString("O", CultureInfo.InvariantCulture),
        [DailyNumber] = daily.Number.ToString(CultureInfo.InvariantCulture),
    };
}
