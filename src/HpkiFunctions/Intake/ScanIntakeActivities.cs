using System.Security.Cryptography;
using Hpki.Procedures.Forms;
using Hpki.Registry.Scans;
using Hpki.Scanning;
using HpkiFunctions.Intake.Malware;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Intake;

/// <summary>The outside step of a scan's flow; what an earlier run has kept or filed stays as it is.</summary>
public sealed class ScanIntakeActivities(ScanStore scans, ScanReader reader, MalwareGate gate, StackSorting sorting, ScanRouting routing)
{
    const int PagesBetweenNotes = 10;

    /// <summary>
    /// Reads the file in the sandbox, keeps what was found on each page, takes the stack apart, and files each document whose code says where
    /// it goes; the others go to the tray. A file that cannot be read waits there as a whole; one that the malware scanner has not spoken of
    /// yet is left as it is, and the house asks again.
    /// </summary>
    [Function(nameof(ReadAndFileScan))]
    public async Task ReadAndFileScan([ActivityTrigger] ScanCase scan, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (!await gate.LetsThroughAsync(scan.ScanId, cancellationToken))
        {
            return;
        }

        await using Stream content = await ContentAsync(scan.ScanId, cancellationToken);
        List<ReadPage> pages = [];
        ScanReading reading = await reader.ReadAsync(content, (page, token) => KeepAsync(scan.ScanId, page, pages, token), cancellationToken);
        if (reading.Refusal is { } refusal && pages.Count == 0)
        {
            await scans.RefuseAsync(scan.ScanId, refusal.Kind.ToString(), cancellationToken);
            await scans.MarkSortedAsync(scan.ScanId, cancellationToken);
            return;
        }

        // A file that broke off in the middle: what came before is kept, and every page of it wants a person's eyes.
        IReadOnlyList<ScanPage> sorted = await sorting.SortAsync(scan.ScanId, pages, isWhole: reading.Refusal is null, cancellationToken);
        await FileAsync(
            await scans.RecordReadAsync(scan.ScanId, reading.MediaType!, sorted, cancellationToken), new DurableSignals(client), cancellationToken);
        await scans.MarkSortedAsync(scan.ScanId, cancellationToken);
    }

    async Task FileAsync(ScanFile file, DurableSignals signals, CancellationToken cancellationToken)
    {
        foreach (IGrouping<int, ScanPage> document in file.Pages.Where(page => page.State == ScanPageState.ToBeFiled).GroupBy(page => page.FirstOfDocument))
        {
            PageRun run = file.RunOf(document.Key);
            FormCode code = FormCode.TryParse(document.First().CodeText, out FormCode? ours, out _)
                ? ours
                : throw new InvalidOperationException($"Page {document.Key} of scan {file.Scan.ScanId} was to be filed without a code of ours.");
            if (await routing.FileAsync(file, run, code, signals, cancellationToken) is { } reason)
            {
                await scans.SendToTrayAsync(file.Scan.ScanId, run, reason.ToString(), cancellationToken);
            }
        }
    }

    async Task KeepAsync(string scanId, ScannedPage page, List<ReadPage> pages, CancellationToken cancellationToken)
    {
        string hash = page.ViewerImage is { } image ? await scans.PutPicturesAsync(scanId, page.Number, image, page.Thumbnail ?? [], cancellationToken) : "";
        pages.Add(new(StackSorting.KeptOf(page, hash), StackSorting.PageOf(page), page.NeedsEyes));
        if (pages.Count % PagesBetweenNotes == 0)
        {
            await scans.NoteProgressAsync(scanId, pages.Count, cancellationToken);
        }
    }

    // A file of its own, gone when it is closed: a stack of hundreds of megabytes is read in the memory of a page.
    async Task<Stream> ContentAsync(string scanId, CancellationToken cancellationToken)
    {
        await using Stream original = await scans.OpenOriginalAsync(scanId, cancellationToken);
        FileStream content = new(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        });
        try
        {
            await original.CopyToAsync(content, cancellationToken);
            content.Position = 0;

            // Proved once more on the bytes that are read, whatever befell the storage meanwhile; the scan's id begins its hash.
            string hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
            content.Position = 0;
            return hash.StartsWith(scanId, StringComparison.Ordinal) ? content : throw new InvalidDataException($"Scan {scanId} holds other bytes than were received.");
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
    }
}
