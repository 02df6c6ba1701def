using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using Hpki.Procedures.Staff;
using Hpki.Registry.Projections;
using Hpki.Registry.Storage;

namespace Hpki.Registry.Scans;

/// <summary>Scanned files as they came, their page images, and where each page stands. Nothing received is overwritten or dropped.</summary>
public sealed class ScanStore
{
    /// <summary>Largest part in bytes (design §1: larger requests are refused by the host).</summary>
    public const int LargestPart = 8 * 1024 * 1024;

    /// <summary>Largest file in bytes.</summary>
    public const long LargestScan = 512L * 1024 * 1024;

    /// <summary>Highest part number.</summary>
    public const int LastPart = 10_000;

    const int LongestFileName = 120;

    readonly RegistryStorage storage;
    readonly ScanParts parts;
    readonly ScanPages pages;
    readonly ProjectionWriter projections;
    readonly TimeProvider time;

    internal ScanStore(RegistryStorage storage, ScanParts parts, ScanPages pages, ProjectionWriter projections, TimeProvider time) =>
        (this.storage, this.parts, this.pages, this.projections, this.time) = (storage, parts, pages, projections, time);

    /// <summary>Announces a file. The same bytes are the same scan, whoever sends them under whatever name.</summary>
    /// <exception cref="InvalidUploadException">The size or the hash cannot be right.</exception>
    public async Task<ScanBegun> BeginAsync(ScanUpload upload, CancellationToken cancellationToken = default)
    {
        string sha256 = Checked(upload);
        Scan scan = new()
        {
            ScanId = sha256[..40],
            State = ScanState.Receiving,
            Sha256 = sha256,
            SizeBytes = upload.SizeBytes,
            FileName = CleanedFileName(upload.FileName),
            UploaderKind = upload.UploadedBy.Kind,
            UploadedBy = upload.UploadedBy.ActorId,
            BegunAt = time.GetUtcNow(),
        };
        try
        {
            await storage.Scans.AddCheckedAsync(ScanRows.Row(scan), cancellationToken);
            return new(scan.ScanId, false, scan.State);
        }
        catch (RequestFailedException refused) when (refused.Status == 409)
        {
            (Scan known, _) = await FindAsync(scan.ScanId, cancellationToken);
            return known.Sha256 == sha256 && known.SizeBytes == upload.SizeBytes
                ? new(known.ScanId, true, known.State)
                : throw new InvalidUploadException("size", $"this file was announced before with {known.SizeBytes} bytes; check the size and the hash.");
        }
    }

    /// <summary>Takes a part: in any order, as often as it comes. A part of a scan that is complete already changes nothing.</summary>
    /// <param name="partNumber">From 1, without gaps in the end.</param>
    /// <exception cref="ScanNotFoundException"/>
    /// <exception cref="InvalidUploadException">The number is out of range, or the part empty or too large.</exception>
    public async Task<ScanState> PutPartAsync(string scanId, int partNumber, ReadOnlyMemory<byte> part, CancellationToken cancellationToken = default)
    {
        if (partNumber is < 1 or > LastPart)
        {
            throw new InvalidUploadException("partNumber", $"{partNumber} is not between 1 and {LastPart}.");
        }

        if (part.Length is 0 or > LargestPart)
        {
            throw new InvalidUploadException("part", $"{part.Length} bytes; a part has 1 to {LargestPart}.");
        }

        (Scan scan, _) = await FindAsync(scanId, cancellationToken);
        if (scan.State == ScanState.Receiving)
        {
            await parts.StageAsync(scanId, partNumber, part, cancellationToken);
        }

        return scan.State;
    }

    /// <summary>Closes the upload when every part is here and the bytes are those announced; once, however often it is called.</summary>
    /// <exception cref="ScanNotFoundException"/>
    /// <exception cref="ScanIncompleteException"/>
    /// <exception cref="ScanHashMismatchException"/>
    public async Task<Scan> CompleteAsync(string scanId, CancellationToken cancellationToken = default)
    {
        (Scan scan, ETag tag) = await FindAsync(scanId, cancellationToken);
        if (scan.State != ScanState.Receiving)
        {
            return scan;
        }

        await parts.CommitAsync(scan, cancellationToken);
        await parts.VerifyHashAsync(scan, cancellationToken);
        await projections.ApplyAsync([ScanRows.RecentRow(scan)], repair: false, cancellationToken);
        Scan received = scan with { State = ScanState.Received, ReceivedAt = time.GetUtcNow() };
        try
        {
            await storage.Scans.ReplaceCheckedAsync(ScanRows.Row(received), tag, cancellationToken);
            return received;
        }
        catch (RequestFailedException refused) when (refused.Status == 412)
        {
            return (await FindAsync(scanId, cancellationToken)).Scan;
        }
    }

    /// <summary>A scan and its pages. One query.</summary>
    /// <exception cref="ScanNotFoundException"/>
    public async Task<ScanFile> OpenAsync(string scanId, CancellationToken cancellationToken = default) =>
        (await ScanRows.LoadAsync(storage, scanId, cancellationToken)).File ?? throw new ScanNotFoundException(scanId);

    /// <summary>The file as it came.</summary>
    /// <exception cref="ScanNotFoundException">No such scan, or not complete yet.</exception>
    public Task<Stream> OpenOriginalAsync(string scanId, CancellationToken cancellationToken = default) =>
        OpenBlobAsync(parts.Original(scanId), () => new ScanNotFoundException(scanId), cancellationToken);

    /// <summary>A page's image (JPEG).</summary>
    /// <exception cref="ScanNotFoundException"/>
    public Task<Stream> OpenPageImageAsync(string scanId, int page, CancellationToken cancellationToken = default) =>
        OpenBlobAsync(PageImage(scanId, page), () => new ScanNotFoundException(scanId, page), cancellationToken);

    /// <summary>Keeps a page's image (JPEG); again with the same bytes changes nothing.</summary>
    /// <returns>The image's SHA-256 in lower-case hexadecimal, for <see cref="ScanPage.ImageSha256"/>.</returns>
    /// <exception cref="BlobExistsException">Another image of this page is kept already.</exception>
    public Task<string> PutPageImageAsync(string scanId, int page, ReadOnlyMemory<byte> jpeg, CancellationToken cancellationToken = default) =>
        WriteOnce.UploadAsync(PageImage(scanId, page), jpeg, "image/jpeg", cancellationToken);

    /// <summary>Records what was read; pages in state Tray appear in the tray. Again on a scan that is read already only completes the tray.</summary>
    /// <param name="readPages">All pages, numbered from 1, in state ToBeFiled, Tray or NotOurs.</param>
    /// <exception cref="ScanNotFoundException"/>
    /// <exception cref="ScanStateException">The scan is not complete, or refused.</exception>
    public async Task<ScanFile> RecordReadAsync(string scanId, string mediaType, IReadOnlyList<ScanPage> readPages, CancellationToken cancellationToken = default)
    {
        (ScanFile? found, IReadOnlyDictionary<string, TableEntity> rows) = await ScanRows.LoadAsync(storage, scanId, cancellationToken);
        ScanFile file = found ?? throw new ScanNotFoundException(scanId);
        if (file.Scan.State == ScanState.Received)
        {
            file = await WriteReadAsync(file.Scan, rows[ScanRows.Scan].ETag, mediaType, readPages, cancellationToken);
        }
        else if (file.Scan.State != ScanState.Read)
        {
            throw new ScanStateException(scanId, 0, file.Scan.State.ToString(), "recording its pages");
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
        (Scan scan, ETag tag) = await FindAsync(scanId, cancellationToken);
        if (scan.State == ScanState.Received)
        {
            scan = scan with { State = ScanState.Refused, RefusalCode = refusalCode };
            await storage.Scans.ReplaceCheckedAsync(ScanRows.Row(scan), tag, cancellationToken);
        }
        else if (scan.State != ScanState.Refused)
        {
            throw new ScanStateException(scanId, 0, scan.State.ToString(), "refusing it");
        }

        if (scan.SettledAt is null)
        {
            await projections.ApplyAsync([ScanRows.TrayRow(scan, 0, scan.RefusalCode, 1)], repair: false, cancellationToken);
        }

        return scan;
    }

    /// <summary>Takes a refused scan out of the tray: staff have dealt with it. The file is kept.</summary>
    /// <param name="reason">What became of it, in the words of staff.</param>
    /// <exception cref="ScanStateException">It was not refused.</exception>
    public async Task<Scan> SettleRefusedAsync(string scanId, Actor actor, string reason, CancellationToken cancellationToken = default)
    {
        (Scan scan, ETag tag) = await FindAsync(scanId, cancellationToken);
        if (scan.State != ScanState.Refused)
        {
            throw new ScanStateException(scanId, 0, scan.State.ToString(), "settling a refusal");
        }

        if (scan.SettledAt is null)
        {
            scan = scan with { SettledBy = actor.ActorId, SettledAt = time.GetUtcNow(), SettledReason = reason };
            await storage.Scans.ReplaceCheckedAsync(ScanRows.Row(scan), tag, cancellationToken);
        }

        await projections.ApplyAsync([ScanRows.TrayRow(scan, 0, null, 2)], repair: false, cancellationToken);
        return scan;
    }

    /// <summary>Puts a page into the tray that could not be filed after all.</summary>
    /// <param name="reason">Code.</param>
    /// <exception cref="ScanStateException">It is filed.</exception>
    public Task SendToTrayAsync(string scanId, int page, string reason, CancellationToken cancellationToken = default) =>
        pages.ChangeAsync(scanId, page, 1, p => NotFiled(scanId, p, "moving it to the tray") with { State = ScanPageState.Tray, TrayReason = reason }, cancellationToken);

    /// <summary>Records that a page is not for the centre; it leaves the tray and is kept for a while (retention class NotOurs).</summary>
    /// <param name="reason">Why, in the words of staff.</param>
    /// <exception cref="ScanStateException">It is filed.</exception>
    public Task MarkNotOursAsync(string scanId, int page, Actor actor, string reason, CancellationToken cancellationToken = default) =>
        pages.ChangeAsync(scanId, page, 1, p => p.State == ScanPageState.NotOurs ? p : NotFiled(scanId, p, "marking it as not ours") with
        {
            State = ScanPageState.NotOurs,
            NotOursReason = reason,
            DecidedBy = actor.ActorId,
            DecidedAt = time.GetUtcNow(),
        }, cancellationToken);

    async Task<ScanFile> WriteReadAsync(Scan scan, ETag tag, string mediaType, IReadOnlyList<ScanPage> readPages, CancellationToken cancellationToken)
    {
        ScanPage[] all = [.. readPages.Select((page, index) => Numbered(scan.ScanId, page, index + 1))];
        Scan read = scan with { State = ScanState.Read, ReadAt = time.GetUtcNow(), MediaType = mediaType, PageCount = all.Length };
        TableTransactionAction[] actions =
        [
            .. all.Select(page => new TableTransactionAction(TableTransactionActionType.UpsertReplace, ScanRows.Row(scan.ScanId, page))),
            new(TableTransactionActionType.UpdateReplace, ScanRows.Row(read), tag),
        ];

        // The scan's row last: until it says Read, the pages can be written again.
        foreach (TableTransactionAction[] chunk in actions.Chunk(TableLimits.OperationsInTransaction))
        {
            await storage.Scans.SubmitCheckedAsync(chunk, cancellationToken);
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

    async Task<(Scan Scan, ETag Tag)> FindAsync(string scanId, CancellationToken cancellationToken)
    {
        TableLimits.CheckKey(scanId, "ScanId");
        TableEntity row = await storage.Scans.FindAsync(scanId, ScanRows.Scan, cancellationToken) ?? throw new ScanNotFoundException(scanId);
        return (RecordRow.Read<Scan>(row), row.ETag);
    }

    static ScanPage Numbered(string scanId, ScanPage page, int number) =>
        page.Page != number || page.State == ScanPageState.Filed
            ? throw new ScanStateException(scanId, page.Page, page.State.ToString(), $"standing as page {number} of a scan just read")
            : page with { Revision = 1, WasInTray = page.State == ScanPageState.Tray };

    static ScanPage NotFiled(string scanId, ScanPage page, string action) =>
        page.State == ScanPageState.Filed ? throw new ScanStateException(scanId, page.Page, page.State.ToString(), action) : page;

    static string Checked(ScanUpload upload)
    {
        if (upload.SizeBytes is < 1 or > LargestScan)
        {
            throw new InvalidUploadException("size", $"{upload.SizeBytes} bytes; a scan has 1 to {LargestScan}.");
        }

        return upload.Sha256.Length == 64 && upload.Sha256.All(char.IsAsciiHexDigit)
            ? Convert.ToHexStringLower(Convert.FromHexString(upload.Sha256))
            : throw new InvalidUploadException("sha256", "is not 64 hexadecimal digits.");
    }

    static string CleanedFileName(string fileName)
    {
        string name = string.Concat(fileName.Split('/', '\\')[^1].Where(c => !char.IsControl(c) && !char.IsSurrogate(c))).Trim();
        return name.Length > LongestFileName ? name[..LongestFileName] : name;
    }

    BlobClient PageImage(string scanId, int page) =>
        storage.ScanBlobs.GetBlobClient(string.Create(CultureInfo.InvariantCulture, $"{scanId}/pages/{page:D4}.jpg"));
}
