using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Hpki.Registry.Storage;

namespace Hpki.Registry.Audit;

/// <summary>
/// Container <c>seals</c>: a blob a sealed day, written once. That a seal was made stands a second time in table <c>Audit</c>, so that the newest
/// one cannot be taken away unseen.
/// </summary>
public sealed class SealStore(RegistryStorage storage)
{
    const string Partition = "seals";
    const string HashColumn = "Hash";

    /// <summary>The days of the stored seals, the oldest first.</summary>
    public async Task<IReadOnlyList<DateOnly>> DatesAsync(CancellationToken cancellationToken = default)
    {
        List<DateOnly> dates = [];
        await foreach (BlobItem blob in storage.SealBlobs.GetBlobsAsync(cancellationToken: cancellationToken))
        {
            if (DateOf(blob.Name) is { } date)
            {
                dates.Add(date);
            }
        }

        dates.Sort();
        return dates;
    }

    /// <summary>The seal of a day; null when there is none that can be read.</summary>
    public async Task<Seal?> FindAsync(DateOnly date, CancellationToken cancellationToken = default)
    {
        try
        {
            return Seal.Read((await Blob(date).DownloadContentAsync(cancellationToken)).Value.Content.ToMemory().Span);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
        catch (JsonException)
        {
            // Verification names it.
            return null;
        }
    }

    /// <summary>Stores a day's seal; the one that was stored first stays.</summary>
    /// <returns>The seal that is stored.</returns>
    internal async Task<Seal> AddAsync(Seal seal, CancellationToken cancellationToken)
    {
        BlobUploadOptions once = new() { Conditions = new() { IfNoneMatch = ETag.All }, HttpHeaders = new() { ContentType = "application/jsonl" } };
        Seal stored = seal;
        try
        {
            await Blob(seal.Header.Date).UploadAsync(BinaryData.FromBytes(seal.ToBytes()), once, cancellationToken);
        }
        catch (RequestFailedException first) when (first.Status is 409 or 412)
        {
            stored = await FindAsync(seal.Header.Date, cancellationToken) ?? throw new InvalidOperationException($"The seal of {seal.Header.Date:O} is there and cannot be read.");
        }

        await RecordAsync(stored, cancellationToken);
        return stored;
    }

    /// <summary>Says a second time that the seal was made.</summary>
    internal Task RecordAsync(Seal seal, CancellationToken cancellationToken) => storage.Audit.UpsertCheckedAsync(
        new(Partition, seal.Header.Date.ToString("O", CultureInfo.InvariantCulture)) { [HashColumn] = seal.Hash }, cancellationToken);

    /// <summary>Which seals were made, by day: their hashes; and the keys of rows that say nothing of the kind.</summary>
    internal async Task<(IReadOnlyDictionary<DateOnly, string> Hashes, IReadOnlyList<string> Strays)> RecordedAsync(CancellationToken cancellationToken)
    {
        Dictionary<DateOnly, string> hashes = [];
        List<string> strays = [];
        await foreach (TableEntity row in storage.Audit.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Partition}"), cancellationToken: cancellationToken))
        {
            if (DateOnly.TryParseExact(row.RowKey, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
            {
                hashes[date] = row.TryGetValue(HashColumn, out object? hash) ? $"{hash}" : "";
            }
            else
            {
                strays.Add(row.RowKey);
            }
        }

        return (hashes, strays);
    }

    BlobClient Blob(DateOnly date) => storage.SealBlobs.GetBlobClient(Seal.NameOf(date));

    static DateOnly? DateOf(string name) =>
        name.Length == 16 && name.EndsWith(".jsonl", StringComparison.Ordinal) && DateOnly.TryParseExact(name[..10], "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) ? date : null;
}
