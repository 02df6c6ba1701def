using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Specialized;
using Hpki.Procedures.Staff;
using Hpki.Registry.Audit;
using Hpki.Registry.Projections;
using Hpki.Registry.Storage;

namespace Hpki.Registry.Scans;

/// <summary>Scanned files that are here whole: the original, the pictures of its pages, and where each page stands. Nothing received is overwritten or dropped.</summary>
public sealed class ScanStore
{
    readonly RegistryStorage storage;
    readonly ScanParts parts;
    readonly ScanPages pages;
    readonly PagePictures pictures;
    readonly ScanMemory memory;
    readonly ProjectionWriter projections;
    readonly TimeProvider time;

    internal ScanStore(
        RegistryStorage storage, ScanParts parts, ScanPages pages, PagePictures pictures, ScanMemory memory, ProjectionWriter projections, TimeProvider time) =>
        (this.storage, this.parts, this.pages, this.pictures, this.memory, this.projections, this.time) = (storage, parts, pages, pictures, memory, projections, time);

    /// <summary>Notes that another flow carries an unread scan.</summary>
    public Task CountFlowAsync(UnreadScan unread, CancellationToken cancellationToken = default) =>
        storage.Worklists.UpsertCheckedAsync(ScanRows.UnreadRow(unread), cancellationToken);

    /// <summary>Takes a scan off the list of unread ones: each of its pages is filed or waits in the tray, or it waits there as a whole.</summary>
    public Task MarkSortedAsync(string scanId, CancellationToken cancellationToken = default) =>
        storage.Worklists.DeleteEntityAsync(Worklists.RecentScans, ScanRows.UnreadKey(scanId), cancellationToken: cancellationToken);

    /// <summary>A scan and its pages. One query.</summary>
    /// <exception cref="ScanNotFoundException"/>
    public async Task<ScanFile> OpenAsync(string scanId, CancellationToken cancellationToken = default) =>
        (await ScanRows.LoadAsync(storage, scanId, cancellationToken)).File ?? throw new ScanNotFoundException(scanId);

    /// <summary>The file as it came.</summary>
    /// <exception cref="ScanNotFoundException">No such scan, or not complete yet.</exception>
    public Task<Stream> OpenOriginalAsync(string scanId, CancellationToken cancellationToken = default) =>
        OpenBlobAsync(parts.Original(scanId), () => new ScanNotFoundException(scanId), cancellationToken);

    /// <summary>The index tags of the file, into which a scanner of the storage service writes its verdict; empty when there is no file.</summary>
    /// <exception cref="RequestFailedException">They cannot be read.</exception>
    public async Task<IReadOnlyDictionary<string, string>> TagsOfOriginalAsync(string scanId, CancellationToken cancellationToken = default) =>
        (await parts.Original(scanId).GetTagsAsync(cancellationToken: cancellationToken)).Value.Tags.AsReadOnly();

    /// <summary>A page's image (JPEG).</summary>
    /// <exception cref="ScanNotFoundException"/>
    public Task<Stream> OpenPageImageAsync(string scanId, int page, CancellationToken cancellationToken = default)
    {
        HolderReads.TouchUnfiled();
        return pictures.OpenLargeAsync(scanId, page, cancellationToken);
    }

    /// <summary>A page's small image (JPEG), or the large one where there is no small one.</summary>
    /// <exception cref="ScanNotFoundException"/>
    public Task<Stream> OpenThumbnailAsync(string scanId, int page, CancellationToken cancellationToken = default)
    {
        HolderReads.TouchUnfiled();
        return pictures.OpenSmallAsync(scanId, page, cancellationToken);
    }

    /// <summary>Keeps a page's images (JPEG). The first ones stay: a later version of us may draw the same page in other bytes.</summary>
    /// <param name="small">Empty when there is none.</param>
    /// <returns>The SHA-256 of the large image that is kept, in lower-case hexadecimal, for <see cref="ScanPage.ImageSha256"/>.</returns>
    public Task<string> PutPicturesAsync(string scanId, int page, ReadOnlyMemory<byte> large, ReadOnlyMemory<byte> small, CancellationToken cancellationToken = default) =>
        pictures.PutAsync(scanId, page, large, small, cancellationToken);

    /// <summary>Notes for whoever waits how many pages are read.</summary>
    public async Task NoteProgressAsync(string scanId, int pagesRead, CancellationToken cancellationToken = default) =>
        await storage.Scans.UpsertCheckedAsync(new TableEntity(scanId, ScanRows.Progress) { [nameof(ScanFile.PagesRead)] = pagesRead }, cancellationToken);

    /// <summary>Where the same picture came before, if it did; the first to ask is the first that came.</summary>
    /// <param name="imageSha256">As <see cref="PutPicturesAsync"/> gave it.</param>
    public async Task<(string ScanId, int Page)?> FindSameImageAsync(string imageSha256, string scanId, int page, CancellationToken cancellationToken = default)
    {
        string partition = ScanRows.ImagePartition(imageSha256);
        TableEntity mine = new(partition, ScanRows.FirstWithImage) { [nameof(TrayPage.ScanId)] = scanId, [nameof(TrayPage.Page)] = page };
        try
        {
            await storage.Scans.AddCheckedAsync(mine, cancellationToken);
            return null;
        }
        catch (RequestFailedException refused) when (refused.Status == 409)
        {
            TableEntity first = await storage.Scans.FindAsync(partition, ScanRows.FirstWithImage, cancellationToken)
                ?? throw new InvalidOperationException($"The first picture like page {page} of scan {scanId} was there and is gone.");
            return first.GetString(nameof(TrayPage.ScanId)) == scanId ? null : (first.GetString(nameof(TrayPage.ScanId)), first.GetInt32(nameof(TrayPage.Page)) ?? 0);
        }
    }

    /// <summary>Records what the malware scanner said of the file: nothing found, or (null) no word yet.</summary>
    /// <exception cref="ScanNotFoundException"/>
    public Task<Scan> RecordScannerWordAsync(string scanId, bool? isClean, CancellationToken cancellationToken = default) => ChangeAsync(scanId, scan => isClean switch
    {
        true => scan with { FoundCleanAt = scan.FoundCleanAt ?? time.GetUtcNow(), WaitsForScannerSince = null },
        null => scan with { WaitsForScannerSince = scan.WaitsForScannerSince ?? time.GetUtcNow() },
        false => scan with { WaitsForScannerSince = null },
    }, cancellationToken);

    /// <summary>Records what was read; pages in state Tray appear in the tray. Again on a scan that is read already only completes the tray.</summary>
    /// <param name="readPages">All pages, numbered from 1, in state ToBeFiled, Tray or NotOurs.</param>
    /// <exception cref="ScanNotFoundException"/>
    /// <exception cref="ScanStateException">The scan is not complete, or refused.</exception>
    public async Task<ScanFile> RecordReadAsync(string scanId, string mediaType, IReadOnlyList<ScanPage> readPages, CancellationToken cancellationToken = default)
    {
        ScanFile? file = memory.TryFind(scanId, ScanState.Received, out (Scan Scan, ETag Tag) known)
            ? await TryWriteReadAsync(known.Scan, known.Tag, mediaType, readPages, cancellationToken)
            : null;
        while (file is null)
        {
            (ScanFile? found, IReadOnlyDictionary<string, TableEntity> rows) = await ScanRows.LoadAsync(storage, scanId, cancellationToken);
            file = (found ?? throw new ScanNotFoundException(scanId)).Scan.State switch
            {
                ScanState.Received => await TryWriteReadAsync(found.Scan, rows[ScanRows.Scan].ETag, mediaType, readPages, cancellationToken),
                ScanState.Read => found,
                _ => throw new ScanStateException(scanId, 0, found.Scan.State.ToString(), "recording its pages"),
            };
        }

        await projections.ApplyAsync(
            [.. file.Pages.Where(page => page.State == ScanPageState.Tray).Select(page => ScanRows.TrayRow(file.Scan, page))], repair: false, cancellationToken);
        return file;
    }

    /// <summary>Records that the file cannot be read; it waits in the tray as page 0.</summary>
    /// <param name="refusalCode">Code, for example <c>encrypted-pdf</c>.</param>
    /// <exception cref="ScanStateException">It is not complete yet, or was read.</exception>
    public async Task<Scan> RefuseAsync(string scanId, string refusalCode, CancellationToken cancellationToken = default)
    {
        Scan scan = await ChangeAsync(scanId, scan => scan.State switch
        {
            ScanState.Received => scan with { State = ScanState.Refused, RefusalCode = refusalCode },
            ScanState.Refused => scan,
            _ => throw new ScanStateException(scanId, 0, scan.State.ToString(), "refusing it"),
        }, cancellationToken);

        if (scan.SettledAt is null)
        {
            await projections.ApplyAsync([ScanRows.TrayRow(scan, 0, scan.RefusalCode, 1)], repair: false, cancellationToken);
        }

        return scan;
    }

    /// <summary>Takes a refused scan out of the tray: staff have dealt with it. The file is kept.</summary>
    /// <param name="reason">What became of it, in the words of staff.</param>
    /// <exception cref="ScanStateException">It was not refused, or someone else has settled it.</exception>
    public async Task<Scan> SettleRefusedAsync(string scanId, Actor actor, string reason, CancellationToken cancellationToken = default)
    {
        Scan scan = await ChangeAsync(scanId, scan => scan switch
        {
            { State: not ScanState.Refused } => throw new ScanStateException(scanId, 0, scan.State.ToString(), "settling a refusal"),
            { SettledAt: null } => scan with { SettledBy = actor.ActorId, SettledAt = time.GetUtcNow(), SettledReason = reason },
            _ when scan.SettledBy == actor.ActorId => scan,
            _ => throw new ScanStateException(scanId, 0, "settled", "settling it again"),
        }, cancellationToken);

        await projections.ApplyAsync([ScanRows.TrayRow(scan, 0, null, 2)], repair: false, cancellationToken);
        return scan;
    }

    /// <summary>Puts the pages of a document into the tray that could not be filed by its code after all. One that a person has decided on stays as it is.</summary>
    /// <param name="reason">Code.</param>
    public Task SendToTrayAsync(string scanId, PageRun run, string reason, CancellationToken cancellationToken = default) =>
        pages.ChangeAsync(
            scanId, run.First, run.Count, p => p.State == ScanPageState.ToBeFiled ? p with { State = ScanPageState.Tray, TrayReason = reason } : p, cancellationToken);

    /// <summary>Claims the pages of a document in the tray for a request, so that nobody else files them meanwhile; again with the same target changes nothing.</summary>
    /// <exception cref="ScanNotFoundException"/>
    /// <exception cref="ScanStateException">One does not wait in the tray, is claimed for another target, or is no longer of this document.</exception>
    public Task ClaimAsync(string scanId, PageRun run, PageClaim claim, CancellationToken cancellationToken = default) =>
        pages.ChangeAsync(scanId, run.First, run.Count, p => p switch
        {
            { State: ScanPageState.Tray } when p.FirstOfDocument == run.First && !p.AwaitsRedaction => p with
            {
                State = ScanPageState.Filing,
                HolderId = claim.HolderId,
                RequestId = claim.RequestId,
                DocumentId = claim.DocumentId,
                AlsoRequestIds = claim.AlsoRequestIds,
                ClaimedAs = claim.Kind,
                DecidedBy = claim.ClaimedBy,
                DecidedAt = time.GetUtcNow(),
            },
            { State: ScanPageState.Filing or ScanPageState.Filed } when p.DocumentId == claim.DocumentId && p.ClaimedAs == claim.Kind => p,
            _ => throw new ScanStateException(scanId, p.Page, p.State.ToString(), "claiming it"),
        }, cancellationToken);

    /// <summary>Gives claimed pages back to the tray: the request does not take them.</summary>
    public Task ReleaseAsync(string scanId, PageRun run, string documentId, CancellationToken cancellationToken = default) =>
        pages.ChangeAsync(scanId, run.First, run.Count, p => p.State == ScanPageState.Filing && p.DocumentId == documentId
            ? p with { State = ScanPageState.Tray, HolderId = null, RequestId = null, DocumentId = null, AlsoRequestIds = [], ClaimedAs = null, DecidedBy = null, DecidedAt = null }
            : p, cancellationToken);

    /// <summary>Records that a document is not for the centre; it leaves the tray and is kept for a while (retention class NotOurs).</summary>
    /// <param name="reason">Why, in the words of staff.</param>
    /// <exception cref="ScanStateException">It is filed, or someone is filing it.</exception>
    public Task MarkNotOursAsync(string scanId, PageRun run, Actor actor, string reason, CancellationToken cancellationToken = default) =>
        pages.ChangeAsync(scanId, run.First, run.Count, p => p.State == ScanPageState.NotOurs ? p : NotFiled(scanId, p, "marking it as not ours") with
        {
            State = ScanPageState.NotOurs,
            NotOursReason = reason,
            DecidedBy = actor.ActorId,
            DecidedAt = time.GetUtcNow(),
        }, cancellationToken);

    /// <returns>Null when the scan's row is not the one the tag names any more.</returns>
    async Task<ScanFile?> TryWriteReadAsync(Scan scan, ETag tag, string mediaType, IReadOnlyList<ScanPage> readPages, CancellationToken cancellationToken)
    {
        ScanPage[] all = [.. readPages.Select((page, index) => Numbered(scan.ScanId, page, index + 1))];
        Scan read = scan with { State = ScanState.Read, ReadAt = time.GetUtcNow(), MediaType = mediaType, PageCount = all.Length };
        List<Response> answers = [];
        memory.Forget(scan.ScanId);
        try
        {
            // The scan's row goes with each chunk, so that none is written over what came between; the last one says Read.
            ScanPage[][] chunks = all.Length == 0 ? [[]] : [.. all.Chunk(TableLimits.OperationsInTransaction - 1)];
            foreach ((int index, ScanPage[] chunk) in chunks.Index())
            {
                IReadOnlyList<Response> written = await storage.Scans.SubmitCheckedAsync(
                    [
                        .. chunk.Select(page => new TableTransactionAction(TableTransactionActionType.UpsertReplace, ScanRows.Row(scan.ScanId, page))),
                        new(TableTransactionActionType.UpdateReplace, ScanRows.Row(index == chunks.Length - 1 ? read : scan), tag),
                    ],
                    cancellationToken);
                answers.AddRange(written.SkipLast(1));
                tag = CheckedTable.TagOf(written[^1]);
            }
        }
        catch (TableTransactionFailedException refused) when (refused.Status == 412)
        {
            return null;
        }

        foreach ((ScanPage page, Response answer) in all.Zip(answers).Where(item => item.First.State == ScanPageState.ToBeFiled))
        {
            memory.Remember(scan.ScanId, page, CheckedTable.TagOf(answer));
        }

        return new(read, all);
    }

    static async Task<Stream> OpenBlobAsync(BlobBaseClient blob, Func<Exception> missing, CancellationToken cancellationToken)
    {
        try
        {
            return (await blob.DownloadStreamingAsync(cancellationToken: cancellationToken)).Value.Content;
        }
        catch (RequestFailedException refused) when (refused.Status == 404)
        {
            throw missing();
        }
    }

    async Task<Scan> ChangeAsync(string scanId, Func<Scan, Scan> change, CancellationToken cancellationToken)
    {
        memory.Forget(scanId);
        while (true)
        {
            (Scan before, ETag tag) = await storage.FindScanAsync(scanId, cancellationToken);
            Scan after = change(before);
            try
            {
                if (after != before)
                {
                    await storage.Scans.ReplaceCheckedAsync(ScanRows.Row(after), tag, cancellationToken);
                }

                return after;
            }
            catch (RequestFailedException refused) when (refused.Status == 412)
            {
                // Someone came between: what stands there now is looked at again.
            }
        }
    }

    static ScanPage Numbered(string scanId, ScanPage page, int number) =>
        page.Page != number || page.State == ScanPageState.Filed
            ? throw new ScanStateException(scanId, page.Page, page.State.ToString(), $"standing as page {number} of a scan just read")
            : page with { Revision = 1, WasInTray = page.State == ScanPageState.Tray };

    static ScanPage NotFiled(string scanId, ScanPage page, string action) =>
        page.State is ScanPageState.Filed or ScanPageState.Filing ? throw new ScanStateException(scanId, page.Page, page.State.ToString(), action) : page;
}
