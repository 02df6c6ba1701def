using Hpki.Procedures.Forms;
using Hpki.Registry.Scans;
using Hpki.Scanning;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Intake;

/// <summary>The outside step of a scan's flow; what an earlier run has kept or filed stays as it is.</summary>
public sealed class ScanIntakeActivities(ScanStore scans, ScanReader reader, ScanFiling filing)
{
    /// <summary>
    /// Reads the file in the sandbox, keeps what was found on each page, and files each page whose code names a request that waits for it;
    /// the others go to the tray. A file that cannot be read waits there as a whole.
    /// </summary>
    [Function(nameof(ReadAndFileScan))]
    public async Task ReadAndFileScan([ActivityTrigger] ScanCase scan, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> content = await ContentAsync(scan.ScanId, cancellationToken);
        List<ScanPage> pages = [];
        ScanReading reading = await reader.ReadAsync(content, async (page, token) => pages.Add(await KeepAsync(scan.ScanId, page, token)), cancellationToken);
        if (reading.Refusal is { } refusal && pages.Count == 0)
        {
            await scans.RefuseAsync(scan.ScanId, refusal.Kind.ToString(), cancellationToken);
            await scans.MarkSortedAsync(scan.ScanId, cancellationToken);
            return;
        }

        // A file that broke off in the middle: what came before is kept, and every page of it wants a person's eyes.
        IReadOnlyList<ScanPage> kept = reading.Refusal is null
            ? pages
            : [.. pages.Select(page => page with { State = ScanPageState.Tray, TrayReason = nameof(TrayReason.Doubtful) })];
        await FilePagesAsync(
            await scans.RecordReadAsync(scan.ScanId, reading.MediaType!, kept, cancellationToken), new DurableSignals(client), cancellationToken);
        await scans.MarkSortedAsync(scan.ScanId, cancellationToken);
    }

    async Task FilePagesAsync(ScanFile file, DurableSignals signals, CancellationToken cancellationToken)
    {
        foreach (ScanPage page in file.Pages.Where(page => page.State == ScanPageState.ToBeFiled))
        {
            FormCode code = ScanFiling.Sort([page.CodeText!]).Code
                ?? throw new InvalidOperationException($"Page {page.Page} of scan {file.Scan.ScanId} was to be filed without a code of ours.");
            if (await filing.FileByCodeAsync(file, page, code, signals, cancellationToken) is { } reason)
            {
                await scans.SendToTrayAsync(file.Scan.ScanId, page.Page, reason.ToString(), cancellationToken);
            }
        }
    }

    async Task<ScanPage> KeepAsync(string scanId, ScannedPage page, CancellationToken cancellationToken)
    {
        string hash = page.ViewerImage is { } image ? await scans.PutPageImageAsync(scanId, page.Number, image, cancellationToken) : "";
        (FormCode? code, TrayReason? reason) = ScanFiling.Sort([.. page.Codes.Select(found => found.Text)]);
        reason ??= page.NeedsEyes && code is null ? TrayReason.Doubtful : null;
        return new()
        {
            Page = page.Number,
            State = reason is null ? ScanPageState.ToBeFiled : ScanPageState.Tray,
            ImageSha256 = hash,
            CodeText = code?.Format(),
            TrayReason = reason?.ToString(),
        };
    }

    async Task<ReadOnlyMemory<byte>> ContentAsync(string scanId, CancellationToken cancellationToken)
    {
        await using Stream original = await scans.OpenOriginalAsync(scanId, cancellationToken);
        MemoryStream content = new();
        await original.CopyToAsync(content, cancellationToken);

        // Not copied once more: it may be hundreds of megabytes.
        return content.GetBuffer().AsMemory(0, (int)content.Length);
    }
}
