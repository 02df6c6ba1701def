using Azure;
using Azure.Data.Tables;
using Hpki.Procedures.Calendar;
using Hpki.Registry.Storage;

namespace Hpki.Registry.Scans;

/// <summary>Scanned files on their way in, part by part, until each is here whole and proved by its hash.</summary>
public sealed class ScanUploads
{
    /// <summary>Largest part in bytes (design §1: larger requests are refused by the host).</summary>
    public const int LargestPart = 8 * 1024 * 1024;

    /// <summary>Largest file in bytes; what the reader takes, so that nobody uploads what is refused afterwards.</summary>
    public const long LargestScan = 240L * 1024 * 1024;

    /// <summary>Highest part number.</summary>
    public const int LastPart = 10_000;

    const int LongestFileName = 120;

    // The shortest time for which anything is kept; what is kept longer is put off when it is looked at.
    const int LookedAtAfterDays = 30;

    readonly UploadsUnderWay underWay = new();
    readonly RegistryStorage storage;
    readonly ScanParts parts;
    readonly ScanMemory memory;
    readonly TimeProvider time;

    internal ScanUploads(RegistryStorage storage, ScanParts parts, ScanMemory memory, TimeProvider time) =>
        (this.storage, this.parts, this.memory, this.time) = (storage, parts, memory, time);

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

        // First: an upload that nobody finishes is found by who looks for what has been kept long enough.
        await storage.Worklists.UpsertCheckedAsync(
            ScanRows.DueRow(new() { ScanId = scan.ScanId, DueOn = TokyoTime.DateOf(scan.BegunAt).AddDays(LookedAtAfterDays) }), cancellationToken);
        try
        {
            memory.Remember(scan, await storage.Scans.AddCheckedAsync(ScanRows.Row(scan), cancellationToken));
            underWay.Begin(scan.ScanId);
            return new(scan.ScanId, false, scan.State);
        }
        catch (RequestFailedException refused) when (refused.Status == 409)
        {
            return await BeginAgainAsync(scan, cancellationToken);
        }
    }

    // The hash names the file; a size that was announced wrongly is put right as long as nothing has been proved.
    async Task<ScanBegun> BeginAgainAsync(Scan announced, CancellationToken cancellationToken)
    {
        (Scan known, ETag tag) = await storage.FindScanAsync(announced.ScanId, cancellationToken);
        if (known.State == ScanState.Erased)
        {
            memory.Remember(announced, await storage.Scans.ReplaceCheckedAsync(ScanRows.Row(announced), tag, cancellationToken));
            return new(announced.ScanId, false, announced.State);
        }

        if (known.Sha256 != announced.Sha256 || (known.SizeBytes != announced.SizeBytes && known.State != ScanState.Receiving))
        {
            throw new InvalidUploadException("size", $"this file was received before with {known.SizeBytes} bytes; check the size and the hash.");
        }

        if (known.SizeBytes != announced.SizeBytes)
        {
            known = known with { SizeBytes = announced.SizeBytes };
            memory.Remember(known, await storage.Scans.ReplaceCheckedAsync(ScanRows.Row(known), tag, cancellationToken));
        }

        return new(known.ScanId, true, known.State);
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

        Scan scan = memory.TryFind(scanId, ScanState.Receiving, out (Scan Scan, ETag Tag) begun) ? begun.Scan : (await storage.FindScanAsync(scanId, cancellationToken)).Scan;
        if (scan.State == ScanState.Receiving)
        {
            await parts.StageAsync(scanId, partNumber, part, cancellationToken);
            underWay.Add(scanId, partNumber, part.Span);
        }

        return scan.State;
    }

    /// <summary>The parts of an upload under way that are here, so that whoever goes on with it sends the others only.</summary>
    /// <exception cref="ScanNotFoundException"/>
    public async Task<IReadOnlyList<ReceivedPart>> ReceivedPartsAsync(string scanId, CancellationToken cancellationToken = default) =>
        (await storage.FindScanAsync(scanId, cancellationToken)).Scan.State == ScanState.Receiving ? await parts.ReceivedAsync(scanId, cancellationToken) : [];

    /// <summary>Closes the upload when every part is here and the bytes are those announced; once, however often it is called.</summary>
    /// <exception cref="ScanNotFoundException"/>
    /// <exception cref="ScanIncompleteException"/>
    /// <exception cref="ScanHashMismatchException"/>
    public async Task<Scan> CompleteAsync(string scanId, CancellationToken cancellationToken = default)
    {
        (Scan scan, ETag tag) = memory.TryFind(scanId, ScanState.Receiving, out (Scan Scan, ETag Tag) begun) ? begun : await storage.FindScanAsync(scanId, cancellationToken);
        if (scan.State != ScanState.Receiving)
        {
            return scan;
        }

        bool isProved = underWay.End(scanId) is { } whole && whole.Size == scan.SizeBytes && whole.Sha256 == scan.Sha256
            && await parts.TryCommitAsync(scanId, whole.Parts, cancellationToken);
        if (!isProved)
        {
            await parts.CommitAsync(scan, cancellationToken);
            await parts.VerifyHashAsync(scan, cancellationToken);
        }

        Scan received = scan with { State = ScanState.Received, ReceivedAt = time.GetUtcNow() };

        // Listed first: a scan that is Received is always found by who looks for unread ones.
        await storage.Worklists.SubmitCheckedAsync(
            [
                new(TableTransactionActionType.UpsertReplace, ScanRows.RecentRow(received)),
                new(TableTransactionActionType.UpsertReplace, ScanRows.UnreadRow(new() { ScanId = scanId, ReceivedAt = received.ReceivedAt.Value })),
            ],
            cancellationToken);
        try
        {
            memory.Remember(received, await storage.Scans.ReplaceCheckedAsync(ScanRows.Row(received), tag, cancellationToken));
            return received;
        }
        catch (RequestFailedException refused) when (refused.Status == 412)
        {
            memory.Forget(scanId);
            return (await storage.FindScanAsync(scanId, cancellationToken)).Scan;
        }
    }

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
}
