using Hpki.Procedures.Calendar;
using Hpki.Procedures.Documents;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Deliveries;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Projections;
using Hpki.Registry.Scans;
using Microsoft.Extensions.Logging;

namespace HpkiFunctions.Upkeep;

/// <summary>
/// Deletes scanned paper that has been kept for long enough, by its class. Each scan is looked at on a day of its own, and put off to the next
/// day on which something of it may go; what waits in the tray or belongs to an open request never goes. The file as it came is kept as long
/// as a picture of any of its pages.
/// </summary>
public sealed partial class ScanRetention(
    ScanStore scans, ScanErasure erasure, HolderRegistry registry, Worklists worklists, RetentionTerms terms, TimeProvider time, ILogger<ScanRetention> logger)
{
    // When something that has no end yet is looked at again.
    const int AgainAfterDays = 30;

    /// <summary>Works through the scans that are due for about as long as the budget says.</summary>
    /// <returns>How many were looked at.</returns>
    public async Task<int> RunAsync(TimeSpan budget, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        long began = time.GetTimestamp();
        DateOnly today = TokyoTime.DateOf(time.GetUtcNow());
        int looked = 0;
        while (time.GetElapsedTime(began) < budget && await worklists.DueScansAsync(today, cancellationToken: cancellationToken) is { Items: { Count: > 0 } due })
        {
            foreach (DueScan scan in due)
            {
                await LookAtAsync(scan, today, signals, cancellationToken);
                looked++;
            }
        }

        return looked;
    }

    async Task LookAtAsync(DueScan due, DateOnly today, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        try
        {
            ScanFile file = await scans.OpenAsync(due.ScanId, cancellationToken);
            if (file.Scan.State == ScanState.Erased)
            {
                // Bytes that came twice were to be looked at twice.
                await erasure.DoneAsync(due, cancellationToken);
                return;
            }

            await SettleAsync(due, file, await EndsAsync(file, cancellationToken), today, signals, cancellationToken);
        }
        catch (ScanNotFoundException)
        {
            // The power failed between the announcement and its record.
            await erasure.DoneAsync(due, cancellationToken);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            // One that fails must not keep the others waiting, nor come up again in this very run.
            LogFailed(logger, problem, due.ScanId);
            await erasure.PutOffAsync(due, today.AddDays(1), cancellationToken);
        }
    }

    async Task SettleAsync(
        DueScan due, ScanFile file, IReadOnlyDictionary<int, DateOnly?> ends, DateOnly today, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        // The holder's record first: what it says is deleted goes in this run, or, after a crash, in the next.
        foreach (IGrouping<string?, ScanPage> document in file.Pages
            .Where(page => page is { State: ScanPageState.Filed, ErasedAt: null } && ends[page.Page] <= today).GroupBy(page => page.DocumentId))
        {
            await EraseAsync(document.First(), signals, cancellationToken);
        }

        if (ends.Values.All(end => end <= today))
        {
            await erasure.EraseAsync(due.ScanId, cancellationToken);
            await erasure.DoneAsync(due, cancellationToken);
            LogErased(logger, due.ScanId, file.Pages.Count);
            return;
        }

        int[] over = [.. ends.Where(end => end.Key > 0 && end.Value <= today && file.Page(end.Key).ErasedAt is null).Select(end => end.Key)];
        if (over.Length > 0)
        {
            await erasure.ErasePagesAsync(due.ScanId, over, cancellationToken);
            LogPagesErased(logger, due.ScanId, over.Length);
        }

        await erasure.PutOffAsync(due, ends.Values.Select(end => end ?? today.AddDays(AgainAfterDays)).Where(end => end > today).Min(), cancellationToken);
    }

    // What was typed for a form is kept as long as the form.
    async Task EraseAsync(ScanPage page, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        await registry.DecideAsync(page.HolderId!, $"erase-{page.DocumentId}", Erase, signals, cancellationToken);

        Decision Erase(HolderFile file)
        {
            Document document = file.Document(page.DocumentId!);
            return new Decision()
                .Put(document with { Typed = new Dictionary<string, string>(), ErasedAt = time.GetUtcNow() })
                .Record("document.erased", Actor.System, document.RequestId, new Dictionary<string, string> { ["documentId"] = document.DocumentId, ["kind"] = document.Kind.ToString() });
        }
    }

    // Until when each page is kept, and (0) the file itself where it has none; null: there is no end yet.
    async Task<IReadOnlyDictionary<int, DateOnly?>> EndsAsync(ScanFile file, CancellationToken cancellationToken)
    {
        // Announced and never finished: what came of it the storage drops by itself.
        if (file.Scan.State == ScanState.Receiving)
        {
            return new Dictionary<int, DateOnly?> { [0] = TokyoTime.DateOf(file.Scan.BegunAt).AddDays(AgainAfterDays) };
        }

        if (file.Pages.Count == 0)
        {
            return new Dictionary<int, DateOnly?> { [0] = file.Scan.SettledAt is { } settled ? terms.EndOfNotOurs(TokyoTime.DateOf(settled)) : null };
        }

        Dictionary<string, HolderFile> holders = [];
        Dictionary<int, DateOnly?> ends = [];
        foreach (ScanPage page in file.Pages)
        {
            if (page is { State: ScanPageState.Filed, HolderId: { } id } && !holders.ContainsKey(id))
            {
                holders[id] = await registry.OpenAsync(id, cancellationToken);
            }

            ends[page.Page] = page.State switch
            {
                ScanPageState.Filed => EndOf(holders[page.HolderId!], page.DocumentId!),
                ScanPageState.NotOurs when page.DecidedAt is { } decided => terms.EndOfNotOurs(TokyoTime.DateOf(decided)),
                ScanPageState.PassedOver when file.Scan.ReadAt is { } read => terms.EndOfNotOurs(TokyoTime.DateOf(read)),
                _ => null,
            };
        }

        return ends;
    }

    // A document of several requests is kept for the one that keeps it longest.
    DateOnly? EndOf(HolderFile file, string documentId)
    {
        Document document = file.Document(documentId);
        DateOnly? lastCertificate = file.Cards.Count > 0 ? file.Cards.Max(card => card.ExpiresOn) : null;
        DateOnly?[] ends =
        [
            .. document.AlsoRequestIds.Prepend(document.RequestId).Select(file.Request)
                .Select(request => request is { ClosedAt: { } closed } && !request.State.IsOpen() ? terms.EndOfRequestRecord(TokyoTime.DateOf(closed), lastCertificate) : (DateOnly?)null),
        ];
        return ends.Any(end => end is null) ? null : ends.Max();
    }

    [LoggerMessage(1, LogLevel.Information, "Scan {ScanId} has been kept for long enough: its file and {Pages} pages are deleted")]
    static partial void LogErased(ILogger logger, string scanId, int pages);

    [LoggerMessage(2, LogLevel.Information, "{Pages} pages of scan {ScanId} have been kept for long enough and are deleted")]
    static partial void LogPagesErased(ILogger logger, string scanId, int pages);

    [LoggerMessage(3, LogLevel.Error, "Scan {ScanId} could not be looked at for what has been kept long enough; it is looked at again tomorrow")]
    static partial void LogFailed(ILogger logger, Exception problem, string scanId);
}
