using System.Globalization;
using Azure;
using Azure.Storage.Blobs;
using Hpki.Procedures.Staff;
using Hpki.Registry.Audit;
using Hpki.Registry.Storage;

namespace Hpki.Registry.Scans;

/// <summary>
/// The one case in which something received is destroyed (design rule 13): a page shows a My Number, which the law forbids keeping. One
/// person has it blackened, and from then on everybody sees the blackened picture; a second one compares and confirms, and the page as it
/// came is destroyed with the file that it came in. Both hashes stay: the page's <see cref="ScanPage.ImageSha256"/> and the scan's own.
/// </summary>
public sealed class ScanRedactions
{
    readonly RegistryStorage storage;
    readonly ScanPages pages;
    readonly ScanParts parts;
    readonly PagePictures pictures;
    readonly TimeProvider time;

    internal ScanRedactions(RegistryStorage storage, ScanPages pages, ScanParts parts, PagePictures pictures, TimeProvider time) =>
        (this.storage, this.pages, this.parts, this.pictures, this.time) = (storage, pages, parts, pictures, time);

    /// <summary>The picture as it came, for who draws the redaction and who confirms it.</summary>
    /// <exception cref="ScanNotFoundException">There is none, or it is destroyed.</exception>
    public async Task<byte[]> OpenUnredactedAsync(string scanId, int page, CancellationToken cancellationToken = default)
    {
        TableLimits.CheckKey(scanId, "ScanId");
        HolderReads.TouchUnfiled();
        return await TryReadAsync(Kept(scanId, page), cancellationToken) ?? await ReadAsync(await pictures.OpenLargeAsync(scanId, page, cancellationToken), cancellationToken);
    }

    /// <summary>First signature: the blackened picture is shown from now on; again, with other areas, replaces it.</summary>
    /// <param name="redacted">The picture (JPEG) with the areas blackened.</param>
    /// <exception cref="ScanStateException">It is being sorted or filed right now, or was redacted for good.</exception>
    /// <exception cref="ScanChangedException"/>
    public async Task<ScanFile> AskAsync(
        string scanId, int page, IReadOnlyList<PageArea> areas, ReadOnlyMemory<byte> redacted, string seen, Actor staff, CancellationToken cancellationToken = default)
    {
        // The picture as it came is put away first, so that a crash loses neither of the two.
        byte[] original = await OpenUnredactedAsync(scanId, page, cancellationToken);
        await WriteOnce.UploadFirstAsync(Kept(scanId, page), original, "image/jpeg", cancellationToken);
        ScanFile file = await pages.ChangeAsync(scanId, Ask, Event(page, staff, "page.redaction-asked"), cancellationToken);
        await ShowAsync(scanId, page, redacted, cancellationToken);
        return file;

        IReadOnlyList<ScanPage> Ask(ScanFile before)
        {
            ScanPage found = before.Page(page);
            if (found.RedactionConfirmedBy is not null || found.State is ScanPageState.ToBeFiled or ScanPageState.Filing)
            {
                throw new ScanStateException(scanId, page, found.State.ToString(), "redacting it");
            }

            string now = before.TagOf(before.RunOf(page));
            return seen == now
                ? [found with { RedactedAreas = areas, RedactionAskedBy = staff.ActorId, RedactionAskedAt = time.GetUtcNow() }]
                : throw new ScanChangedException(scanId, page, seen, now);
        }
    }

    /// <summary>The second person does not agree: the page is as it came.</summary>
    /// <exception cref="ScanStateException">No redaction waits.</exception>
    public async Task<ScanFile> RefuseAsync(string scanId, int page, string words, Actor staff, CancellationToken cancellationToken = default)
    {
        byte[] original = await OpenUnredactedAsync(scanId, page, cancellationToken);
        ScanFile file = await pages.ChangeAsync(scanId, Refuse, Event(page, staff, "page.redaction-refused") with { Words = words }, cancellationToken);
        await ShowAsync(scanId, page, original, cancellationToken);
        await Kept(scanId, page).DeleteIfExistsAsync(cancellationToken: cancellationToken);
        return file;

        IReadOnlyList<ScanPage> Refuse(ScanFile before) => before.Page(page) is { AwaitsRedaction: true } found
            ? [found with { RedactedAreas = [], RedactionAskedBy = null, RedactionAskedAt = null }]
            : throw new ScanStateException(scanId, page, "not waiting for it", "refusing its redaction");
    }

    /// <summary>Second signature: the page as it came and the file that it came in are destroyed. Again finishes what a crash left.</summary>
    /// <param name="redacted">The picture with the areas blackened, drawn anew: what is shown must be it before the other is destroyed.</param>
    /// <exception cref="ScanStateException">No redaction waits, or other pages of the file are not sorted yet and still need it.</exception>
    /// <exception cref="ScanChangedException"/>
    public async Task<ScanFile> ConfirmAsync(
        string scanId, int page, ReadOnlyMemory<byte> redacted, string seen, Actor staff, CancellationToken cancellationToken = default)
    {
        ScanFile file = await pages.ChangeAsync(scanId, Confirm, Event(page, staff, "page.redacted"), cancellationToken);

        // The signatures stand first: whoever dies in between is finished by the next call, and what is not destroyed yet is not lost sight of.
        await ShowAsync(scanId, page, redacted, cancellationToken);
        await Kept(scanId, page).DeleteIfExistsAsync(cancellationToken: cancellationToken);
        await parts.Original(scanId).DeleteIfExistsAsync(cancellationToken: cancellationToken);
        return file;

        IReadOnlyList<ScanPage> Confirm(ScanFile before)
        {
            ScanPage found = before.Page(page);
            return found switch
            {
                { RedactionConfirmedBy: not null } => [],
                { AwaitsRedaction: false } => throw new ScanStateException(scanId, page, "not waiting for it", "confirming its redaction"),
                _ when before.Pages.Any(other => other.State == ScanPageState.ToBeFiled) => throw new ScanStateException(scanId, page, "part of a scan that is being sorted", "destroying the file"),
                _ when before.TagOf(before.RunOf(page)) is var now && now != seen => throw new ScanChangedException(scanId, page, seen, now),
                _ => [found with { RedactionConfirmedBy = staff.ActorId, RedactionConfirmedAt = time.GetUtcNow() }],
            };
        }
    }

    // The small picture goes for good: the large one stands in for it.
    Task ShowAsync(string scanId, int page, ReadOnlyMemory<byte> jpeg, CancellationToken cancellationToken) => pictures.ReplaceAsync(scanId, page, jpeg, cancellationToken);

    BlobClient Kept(string scanId, int page) => storage.ScanBlobs.GetBlobClient(string.Create(CultureInfo.InvariantCulture, $"{scanId}/pages/{page:D4}.unredacted.jpg"));

    static async Task<byte[]> ReadAsync(Stream picture, CancellationToken cancellationToken)
    {
        await using Stream content = picture;
        using MemoryStream whole = new();
        await content.CopyToAsync(whole, cancellationToken);
        return whole.ToArray();
    }

    static async Task<byte[]?> TryReadAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            return (await blob.DownloadContentAsync(cancellationToken)).Value.Content.ToArray();
        }
        catch (RequestFailedException refused) when (refused.Status == 404)
        {
            return null;
        }
    }

    ScanEvent Event(int page, Actor staff, string type) =>
        new() { Page = page, At = time.GetUtcNow(), ActorKind = staff.Kind, ActorId = staff.ActorId, Type = type };
}
