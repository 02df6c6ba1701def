using System.Text.Json;
using Hpki.Registry.Deliveries;
using Hpki.Registry.Projections;
using Hpki.Registry.Scans;
using Hpki.Scanning;
using HpkiFunctions.Requests;
using Microsoft.Extensions.Logging;

namespace HpkiFunctions.Intake;

/// <summary>
/// Sees to it that no paper is lost between its arrival and the tray: a scan whose flow was never started, or has ended without sorting
/// it, gets another one, and after an hour waits in the tray (one that waits for the malware scanner's word waits on); a page that someone claimed and did not file is filed or given back.
/// </summary>
public sealed partial class ScanRescue(ScanStore scans, Worklists worklists, ScanFiling filing, TimeProvider time, ILogger<ScanRescue> logger)
{
    /// <summary>Younger ones are left to whoever is at work on them.</summary>
    public static readonly TimeSpan LeftAloneFor = TimeSpan.FromMinutes(5);

    /// <summary>After this a scan whose flow has ended goes to the tray instead of another flow.</summary>
    public static readonly TimeSpan TriedFor = TimeSpan.FromHours(1);

    public async Task RunAsync(DurableTaskClient client, CancellationToken cancellationToken)
    {
        DateTimeOffset before = time.GetUtcNow() - LeftAloneFor;
        IReadOnlyList<UnreadScan> unread = await AllAsync(next => worklists.UnreadScansAsync(1000, next, cancellationToken));
        foreach (UnreadScan scan in unread.Where(scan => scan.ReceivedAt <= before))
        {
            await EachAsync(scan.ScanId, () => RescueAsync(scan, client, cancellationToken));
        }

        IReadOnlyList<TrayPage> tray = await AllAsync(next => worklists.TrayAsync(1000, next, cancellationToken));
        foreach (TrayPage page in tray.Where(page => page.ClaimedAt <= before))
        {
            await EachAsync(page.ScanId, () => FinishClaimAsync(page, new DurableSignals(client), cancellationToken));
        }
    }

    async Task RescueAsync(UnreadScan unread, DurableTaskClient client, CancellationToken cancellationToken)
    {
        ScanFile file = await scans.OpenAsync(unread.ScanId, cancellationToken);
        if (file.Scan.State is ScanState.Receiving or ScanState.Refused
            || (file.Scan.State == ScanState.Read && file.Pages.All(page => page.State != ScanPageState.ToBeFiled)))
        {
            // Its uploader completes it again, or the flow sorted it and died before it took it off the list.
            await scans.MarkSortedAsync(unread.ScanId, cancellationToken);
            return;
        }

        OrchestrationMetadata? flow = await client.GetInstanceAsync(ScanIntake.InstanceId(unread.ScanId, unread.Flow), cancellation: cancellationToken);
        if (flow is null)
        {
            await StartAsync(unread, client, cancellationToken);
        }
        else if (flow.IsCompleted && (file.Scan.WaitsForScannerSince is not null || time.GetUtcNow() - unread.ReceivedAt < TriedFor))
        {
            UnreadScan again = unread with { Flow = unread.Flow + 1 };
            await scans.CountFlowAsync(again, cancellationToken);
            await StartAsync(again, client, cancellationToken);
        }
        else if (flow.IsCompleted)
        {
            await GiveUpAsync(file, cancellationToken);
        }
    }

    async Task StartAsync(UnreadScan unread, DurableTaskClient client, CancellationToken cancellationToken)
    {
        LogStarted(logger, unread.ScanId, unread.Flow);
        await new DurableSignals(client).StartAsync(
            nameof(ScanIntake), ScanIntake.InstanceId(unread.ScanId, unread.Flow), JsonSerializer.SerializeToElement(new ScanCase(unread.ScanId)), cancellationToken);
    }

    async Task GiveUpAsync(ScanFile file, CancellationToken cancellationToken)
    {
        LogGivenUp(logger, file.Scan.ScanId);
        if (file.Scan.State == ScanState.Received)
        {
            await scans.RefuseAsync(file.Scan.ScanId, nameof(ScanRefusalKind.NotRead), cancellationToken);
        }

        foreach (ScanPage page in file.Pages.Where(page => page.State == ScanPageState.ToBeFiled))
        {
            await scans.SendToTrayAsync(file.Scan.ScanId, new(page.Page, 1), nameof(TrayReason.NotFiled), cancellationToken);
        }

        await scans.MarkSortedAsync(file.Scan.ScanId, cancellationToken);
    }

    async Task FinishClaimAsync(TrayPage claimed, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        ScanFile file = await scans.OpenAsync(claimed.ScanId, cancellationToken);
        if (file.Page(claimed.Page) is { State: ScanPageState.Filing } page)
        {
            await filing.FinishClaimAsync(file, page, signals, cancellationToken);
        }
    }

    // One that fails must not keep the others waiting; it is tried again the next time.
    async Task EachAsync(string scanId, Func<Task> rescue)
    {
        try
        {
            await rescue();
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            LogFailed(logger, problem, scanId);
        }
    }

    static async Task<IReadOnlyList<T>> AllAsync<T>(Func<string?, Task<WorklistPage<T>>> page)
    {
        List<T> all = [];
        string? next = null;
        do
        {
            WorklistPage<T> found = await page(next);
            all.AddRange(found.Items);
            next = found.Continuation;
        }
        while (next is not null);
        return all;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Scan {ScanId} came in and was not sorted: its flow {Flow} is started")]
    static partial void LogStarted(ILogger logger, string scanId, int flow);

    [LoggerMessage(Level = LogLevel.Error, Message = "Scan {ScanId} could not be sorted for an hour: it waits in the tray")]
    static partial void LogGivenUp(ILogger logger, string scanId);

    [LoggerMessage(Level = LogLevel.Error, Message = "Scan {ScanId} could not be rescued; it is tried again")]
    static partial void LogFailed(ILogger logger, Exception problem, string scanId);
}
