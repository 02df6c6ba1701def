using System.Globalization;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Hpki.Procedures.Calendar;
using Hpki.Registry.Storage;

namespace Hpki.Registry.Audit;

/// <summary>
/// The access log: an append blob a day (Tokyo), JSON lines. Appending is atomic in the service, so several instances write to one blob. Lines that
/// come together go out as one block; a blob that is nearly full of blocks (the service takes 50,000) goes on in <c>{date}-2.jsonl</c>.
/// </summary>
public sealed class AccessLog(RegistryStorage storage, RegistryOptions options)
{
    // A block may be larger, but one failure should not concern thousands of readers.
    const int LargestBlock = 1024 * 1024;

    readonly Lock gate = new();
    readonly List<Line> waiting = [];
    bool writing;
    (DateOnly Day, int Part) current = (default, 1);

    /// <summary>Writes the line; returns when it is stored.</summary>
    /// <exception cref="AccessLogUnavailableException">It is not stored, or nobody can tell.</exception>
    public async Task WriteAsync(AccessEntry entry, CancellationToken cancellationToken = default)
    {
        Line line = new(TokyoTime.DateOf(entry.At), [.. JsonSerializer.SerializeToUtf8Bytes(entry, AuditJson.Options), (byte)'\n'], new(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (gate)
        {
            waiting.Add(line);
            if (!writing)
            {
                writing = true;
                using (ExecutionContext.SuppressFlow())
                {
                    _ = Task.Run(WriteWaitingAsync, CancellationToken.None);
                }
            }
        }

        await line.Stored.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Makes the day's blob, so that the first reader after a start does not wait for it.</summary>
    public Task PrepareAsync(DateTimeOffset now, CancellationToken cancellationToken = default) =>
        CreateAsync(storage.AccessLogBlobs.GetAppendBlobClient(NameOf(TokyoTime.DateOf(now), 1)), cancellationToken);

    /// <summary>The entries of a Tokyo day, in the order in which they were written. A line that is none is left out; verification names it.</summary>
    public async IAsyncEnumerable<AccessEntry> ReadAsync(DateOnly day, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (int part = 1; ; part++)
        {
            AppendBlobClient blob = storage.AccessLogBlobs.GetAppendBlobClient(NameOf(day, part));
            if (!await blob.ExistsAsync(cancellationToken))
            {
                yield break;
            }

            using StreamReader reader = new(await blob.OpenReadAsync(cancellationToken: cancellationToken));
            while (await reader.ReadLineAsync(cancellationToken) is { } line)
            {
                if (EntryOf(line) is { } entry)
                {
                    yield return entry;
                }
            }
        }
    }

    /// <summary>What a line says; null when it is no entry.</summary>
    internal static AccessEntry? EntryOf(string line)
    {
        try
        {
            return AuditJson.Read<AccessEntry>(Encoding.UTF8.GetBytes(line));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    internal static string NameOf(DateOnly day, int part) =>
        string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}{(part == 1 ? "" : $"-{part}")}.jsonl");

    async Task WriteWaitingAsync()
    {
        while (true)
        {
            Line[] batch;
            lock (gate)
            {
                if (waiting.Count == 0)
                {
                    writing = false;
                    return;
                }

                batch = NextBatch();
                waiting.RemoveRange(0, batch.Length);
            }

            try
            {
                await AppendAsync(batch[0].Day, [.. batch.SelectMany(line => line.Bytes)]);
                Array.ForEach(batch, line => line.Stored.TrySetResult());
            }
            catch (Exception problem)
            {
                Array.ForEach(batch, line => line.Stored.TrySetException(new AccessLogUnavailableException(problem)));
            }
        }
    }

    Line[] NextBatch()
    {
        int bytes = 0;
        return [.. waiting.TakeWhile((line, index) => line.Day == waiting[0].Day && ((bytes += line.Bytes.Length) <= LargestBlock || index == 0))];
    }

    async Task AppendAsync(DateOnly day, byte[] block)
    {
        if (current.Day != day)
        {
            current = (day, 1);
        }

        while (true)
        {
            try
            {
                int blocks = await AppendToAsync(storage.AccessLogBlobs.GetAppendBlobClient(NameOf(day, current.Part)), block);
                if (blocks >= options.AccessLogBlocks)
                {
                    current = (day, current.Part + 1);
                }

                return;
            }
            catch (RequestFailedException full) when (full.ErrorCode == "BlockCountExceedsLimit")
            {
                current = (day, current.Part + 1);
            }
        }
    }

    // The blob is there in all cases but one a day, so it is created only when it is found missing.
    static async Task<int> AppendToAsync(AppendBlobClient blob, byte[] block)
    {
        try
        {
            return (await blob.AppendBlockAsync(new MemoryStream(block))).Value.BlobCommittedBlockCount;
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            await CreateAsync(blob, CancellationToken.None);
            return (await blob.AppendBlockAsync(new MemoryStream(block))).Value.BlobCommittedBlockCount;
        }
    }

    static async Task CreateAsync(AppendBlobClient blob, CancellationToken cancellationToken) =>
        await blob.CreateIfNotExistsAsync(new AppendBlobCreateOptions { HttpHeaders = new() { ContentType = "application/jsonl" } }, cancellationToken);

    sealed record Line(DateOnly Day, byte[] Bytes, TaskCompletionSource Stored);
}
