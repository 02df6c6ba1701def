using System.Globalization;
using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Hpki.Registry.Storage;

namespace Hpki.Registry.Audit;

/// <summary>What the access logs of whole days are: names, lengths, hashes.</summary>
sealed class SealedLogs(RegistryStorage storage)
{
    /// <summary>The logs of the days after <paramref name="after"/> up to <paramref name="last"/>.</summary>
    public async Task<IReadOnlyList<SealedLog>> BetweenAsync(DateOnly? after, DateOnly last, CancellationToken cancellationToken)
    {
        List<SealedLog> logs = [];
        foreach (string name in await NamesAsync(last, cancellationToken))
        {
            if (after is null || DayOf(name) > after)
            {
                logs.Add((await ReadAsync(name, cancellationToken)).Log ?? throw new InvalidOperationException($"Access log {name} went away while it was being sealed."));
            }
        }

        return logs;
    }

    /// <summary>The names of all logs, or of those of days up to one, in order.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync(DateOnly? last, CancellationToken cancellationToken)
    {
        List<string> names = [];
        await foreach (BlobItem blob in storage.AccessLogBlobs.GetBlobsAsync(cancellationToken: cancellationToken))
        {
            if (last is null || DayOf(blob.Name) <= last)
            {
                names.Add(blob.Name);
            }
        }

        names.Sort(StringComparer.Ordinal);
        return names;
    }

    /// <summary>The log as it is now, null when it is gone; and the first of its lines, counted from 1, that is no entry.</summary>
    public async Task<(SealedLog? Log, int? BadLine)> ReadAsync(string name, CancellationToken cancellationToken)
    {
        BlobClient blob = storage.AccessLogBlobs.GetBlobClient(name);
        try
        {
            using SHA256 hash = SHA256.Create();
            await using Stream content = await blob.OpenReadAsync(cancellationToken: cancellationToken);
            await using CryptoStream hashed = new(content, hash, CryptoStreamMode.Read);
            using StreamReader lines = new(hashed);
            int? badLine = null;
            for (int number = 1; await lines.ReadLineAsync(cancellationToken) is { } line; number++)
            {
                badLine ??= AccessLog.EntryOf(line) is null ? number : null;
            }

            return (new(name, content.Length, Convert.ToHexStringLower(hash.Hash!)), badLine);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return (null, null);
        }
    }

    // What is not named like a log is one that somebody slipped in; it belongs to the oldest day, so that it is always looked at.
    public static DateOnly DayOf(string name) =>
        name.Length >= 10 && DateOnly.TryParseExact(name[..10], "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : DateOnly.MinValue;
}
