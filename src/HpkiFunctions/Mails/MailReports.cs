using Hpki.Procedures.Calendar;
using Hpki.Procedures.Identifiers;
using Hpki.Registry.Deliveries;
using Hpki.Registry.Holders;
using Hpki.Registry.Projections;
using HpkiFunctions.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HpkiFunctions.Mails;

/// <summary>
/// Takes the provider's reports, each a decision of its own: what comes again changes nothing, and what cannot be recorded now is asked for
/// again by an error, without holding up the rest.
/// </summary>
public sealed partial class MailReports(
    HolderRegistry registry, LookupIndex lookups, BusinessCalendar calendar, TimeProvider time, ILogger<MailReports> logger)
{
    // A report may be faster than the look-up of a request that was opened a moment ago.
    static readonly TimeSpan LookupsAreThereWithin = TimeSpan.FromMinutes(10);

    const int BusinessDaysToCheck = 2;
    static readonly TimeOnly OfficeCloses = new(17, 0);

    /// <exception cref="ProblemException">Some could not be recorded; send all of them again.</exception>
    public async Task<MailReportsTaken> TakeAsync(SendGridBatch batch, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        foreach (UnreadableReport unreadable in batch.Unreadable)
        {
            LogUnreadable(logger, unreadable.Index, unreadable.Problem, unreadable.MailId ?? "unknown", unreadable.EventId ?? "unknown");
        }

        // A batch is mostly about few holders: each file is read once, and goes on from decision to decision.
        Dictionary<string, HolderFile> files = [];
        int recorded = 0, missed = 0;
        foreach (MailReport report in batch.Reports)
        {
            string requestId = report.MailId.Split('-')[0];
            try
            {
                switch (await TakeAsync(report, requestId, files, signals, cancellationToken))
                {
                    case true:
                        recorded++;
                        break;
                    case null:
                        missed++;
                        break;
                }
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                LogFailed(logger, report.ReportId, error);
                files.Remove(requestId);
                missed++;
            }
        }

        return missed == 0 ? new(recorded, batch.Reports.Count - recorded, batch.Unreadable) : throw new ProblemException(Incomplete(missed));
    }

    /// <returns>Whether it was recorded; null when it is too early to say whose it is.</returns>
    async Task<bool?> TakeAsync(
        MailReport report, string requestId, Dictionary<string, HolderFile> files, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        if (!RequestNumber.TryParse(requestId, out RequestNumber number) || number.Id != requestId)
        {
            LogNotOurs(logger, report.ReportId);
            return false;
        }

        if (!files.TryGetValue(requestId, out HolderFile? file))
        {
            IReadOnlyList<LookupHit> hits = await lookups.FindAsync(LookupKind.RequestId, requestId, limit: 1, cancellationToken);
            if (hits.Count == 0)
            {
                LogUnknownRequest(logger, report.ReportId, requestId);
                return time.GetUtcNow() - report.At < LookupsAreThereWithin ? null : false;
            }

            file = await registry.OpenAsync(hits[0].HolderId, cancellationToken);
        }

        DecisionResult result = await registry.DecideAsync(file, $"mail-report-{report.ReportId}", current => Decide(current, report), signals, cancellationToken);
        files[requestId] = result.File;
        LogTaken(logger, report.ReportId, requestId, report.Event, result.Outcome);
        return result.Outcome == DecisionOutcome.MadeNow;
    }

    Decision? Decide(HolderFile file, MailReport report)
    {
        DateTimeOffset now = time.GetUtcNow();
        return MailReportDecision.Of(file, report, now, TokyoTime.At(calendar.AddBusinessDays(TokyoTime.DateOf(now), BusinessDaysToCheck), OfficeCloses));
    }

    static Problem Incomplete(int missed) => new(StatusCodes.Status503ServiceUnavailable, "webhook-incomplete", "一部の配信報告を記録できませんでした",
        $"{missed}件を記録できませんでした。同じ内容をもう一度送信してください。記録済みの報告が重複することはありません。");

    [LoggerMessage(Level = LogLevel.Information, Message = "Mail report {ReportId} on request {RequestId}: {Event}, {Outcome}")]
    static partial void LogTaken(ILogger logger, string reportId, string requestId, Hpki.Registry.Model.MailEvent @event, DecisionOutcome outcome);

    [LoggerMessage(Level = LogLevel.Information, Message = "Mail report {ReportId} is not about a mail of a request")]
    static partial void LogNotOurs(ILogger logger, string reportId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail report {ReportId} names request {RequestId}, which is not known (yet)")]
    static partial void LogUnknownRequest(ILogger logger, string reportId, string requestId);

    [LoggerMessage(Level = LogLevel.Error, Message = "Event {Index} of a batch of mail reports could not be read: {Problem} (mail {MailId}, event {EventId})")]
    static partial void LogUnreadable(ILogger logger, int index, string problem, string mailId, string eventId);

    [LoggerMessage(Level = LogLevel.Error, Message = "Mail report {ReportId} could not be recorded; the provider is asked to send it again")]
    static partial void LogFailed(ILogger logger, string reportId, Exception error);
}
