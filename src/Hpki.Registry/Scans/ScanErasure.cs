using Azure;
using Azure.Data.Tables;
using Hpki.Procedures.Staff;
using Hpki.Registry.Projections;
using Hpki.Registry.Storage;

namespace Hpki.Registry.Scans;

/// <summary>Deletes what has been kept for long enough. What may go is decided elsewhere; here it goes, with a record that it went.</summary>
public sealed class ScanErasure
{
    readonly RegistryStorage storage;
    readonly ScanPages pages;
    readonly ScanMemory memory;
    readonly TimeProvider time;

    internal ScanErasure(RegistryStorage storage, ScanPages pages, ScanMemory memory, TimeProvider time) =>
        (this.storage, this.pages, this.memory, this.time) = (storage, pages, memory, time);

    /// <summary>Deletes the pictures of pages. Their rows stay.</summary>
    /// <exception cref="ScanStateException">A page is in the tray or on its way.</exception>
    public async Task ErasePagesAsync(string scanId, IReadOnlyCollection<int> numbers, CancellationToken cancellationToken = default)
    {
        foreach (int[] some in numbers.Chunk(50))
        {
            await pages.ChangeAsync(scanId, file => [.. some.Select(file.Page).Select(page => Erased(scanId, page))], Event(some[0], "pages.erased") with { Facts = $"pages={string.Join(',', some)}" }, cancellationToken);
            foreach (int page in some)
            {
                await DeleteAsync($"{scanId}/pages/{page:D4}", cancellationToken);
            }
        }
    }

    /// <summary>Deletes everything of a scan but that it was there: its hash, when it came and when it went. The same bytes may come again.</summary>
    /// <exception cref="ScanStateException">A page is in the tray or on its way.</exception>
    public async Task EraseAsync(string scanId, CancellationToken cancellationToken = default)
    {
        memory.Forget(scanId);
        (ScanFile? found, IReadOnlyDictionary<string, TableEntity> rows) = await ScanRows.LoadAsync(storage, scanId, cancellationToken);
        ScanFile file = found ?? throw new ScanNotFoundException(scanId);
        foreach (ScanPage page in file.Pages)
        {
            Erased(scanId, page);
        }

        await DeleteAsync($"{scanId}/", cancellationToken);
        foreach (ScanPage page in file.Pages.Where(page => page.ImageSha256.Length > 0))
        {
            await ForgetImageAsync(scanId, page.ImageSha256, cancellationToken);
        }

        // Written over, not merged: the name of the file may be a person's.
        Scan gone = file.Scan with { State = ScanState.Erased, FileName = "", SettledReason = null, OriginalDestroyedAt = time.GetUtcNow() };
        await storage.Scans.ReplaceCheckedAsync(ScanRows.Row(gone), rows[ScanRows.Scan].ETag, cancellationToken);
        foreach (TableTransactionAction[] chunk in rows.Values.Where(row => row.RowKey != ScanRows.Scan)
            .Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row)).Chunk(TableLimits.OperationsInTransaction))
        {
            await storage.Scans.SubmitCheckedAsync(chunk, cancellationToken);
        }

        await TryDeleteAsync(storage.Worklists, Worklists.RecentScans, ScanRows.RecentRow(file.Scan).RowKey, cancellationToken);
    }

    /// <summary>Looks at the scan again on that day.</summary>
    public async Task PutOffAsync(DueScan due, DateOnly day, CancellationToken cancellationToken = default)
    {
        DueScan later = due with { DueOn = day };
        if (later != due)
        {
            await storage.Worklists.UpsertCheckedAsync(ScanRows.DueRow(later), cancellationToken);
            await DoneAsync(due, cancellationToken);
        }
    }

    /// <summary>Nothing of the scan is kept any more.</summary>
    public Task DoneAsync(DueScan due, CancellationToken cancellationToken = default) =>
        TryDeleteAsync(storage.Worklists, Worklists.RecentScans, ScanRows.DueKey(due), cancellationToken);

    ScanPage Erased(string scanId, ScanPage page) => page.State is ScanPageState.Filed or ScanPageState.NotOurs or ScanPageState.PassedOver
        ? page with { ErasedAt = page.ErasedAt ?? time.GetUtcNow(), NotOursReason = null, Note = null }
        : throw new ScanStateException(scanId, page.Page, page.State.ToString(), "erasing it");

    async Task ForgetImageAsync(string scanId, string sha256, CancellationToken cancellationToken)
    {
        if (await storage.Scans.FindAsync(ScanRows.ImagePartition(sha256), ScanRows.FirstWithImage, cancellationToken) is { } first
            && first.GetString(nameof(TrayPage.ScanId)) == scanId)
        {
            await TryDeleteAsync(storage.Scans, first.PartitionKey, first.RowKey, cancellationToken);
        }
    }

    async Task DeleteAsync(string prefix, CancellationToken cancellationToken)
    {
        await foreach (var blob in storage.ScanBlobs.GetBlobsAsync(Azure.Storage.Blobs.Models.BlobTraits.None, Azure.Storage.Blobs.Models.BlobStates.None, prefix, cancellationToken))
        {
            await storage.ScanBlobs.DeleteBlobIfExistsAsync(blob.Name, cancellationToken: cancellationToken);
        }
    }

    static async Task TryDeleteAsync(TableClient table, string partition, string row, CancellationToken cancellationToken)
    {
        try
        {
            await table.DeleteEntityAsync(partition, row, ETag.All, cancellationToken);
        }
        catch (RequestFailedException refused) when (refused.Status == 404)
        {
            // Gone already.
        }
    }

    ScanEvent Event(int page, string type) =>
        new() { Page = page, At = time.GetUtcNow(), ActorKind = Actor.System.Kind, ActorId = Actor.System.ActorId, Type = type };
}
