using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using HpkiFunctions.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HpkiFunctions.Access;

/// <summary>
/// Notices when a member of staff walks through numbers or reads far more than the work asks for: refuses further look-ups for a while and
/// raises an alarm once a window. Kept in memory by each instance, because a brake must not put a write before every read: with several
/// instances a walker gets so many times the limit, and the access log, which all instances share, has every look at somebody, every miss and every refusal.
/// </summary>
public sealed partial class LookUpWatch
{
    /// <summary>Name of the meter: <c>lookups.missed</c>, <c>lookups.refused</c>, <c>lookups.alarms</c>.</summary>
    public const string MeterName = "HpkiFunctions.Access";

    /// <summary>The code of the problem that a look-up above a limit is answered with.</summary>
    public const string RefusalCode = "too-many-lookups";

    readonly AccessLimits limits;
    readonly TimeProvider time;
    readonly ILogger<LookUpWatch> logger;
    readonly ConcurrentDictionary<string, Tally> tallies = new(StringComparer.OrdinalIgnoreCase);
    readonly Counter<long> missed;
    readonly Counter<long> refused;
    readonly Counter<long> alarms;

    public LookUpWatch(AccessLimits limits, TimeProvider time, IMeterFactory meters, ILogger<LookUpWatch> logger)
    {
        Meter meter = meters.Create(MeterName);
        (this.limits, this.time, this.logger) = (limits, time, logger);
        missed = meter.CreateCounter<long>("lookups.missed", description: "Look-ups of numbers that are well formed and nobody's.");
        refused = meter.CreateCounter<long>("lookups.refused", description: "Look-ups refused because their member of staff is above a limit.");
        alarms = meter.CreateCounter<long>("lookups.alarms", description: "Alarms about a member of staff above a limit, once a window.");
    }

    /// <summary>Why this look-up is refused; null when it is not. A refused one does not count again.</summary>
    public Problem? Refusal(string staffId, LookUpKind kind)
    {
        if (kind != LookUpKind.Limited || !tallies.TryGetValue(staffId, out Tally? tally))
        {
            return null;
        }

        TimeSpan? full;
        lock (tally)
        {
            DateTimeOffset now = time.GetUtcNow();
            full = Longer(tally.Misses.FullForAt(now), tally.Looks.FullForAt(now));
        }

        if (full is not { } wait)
        {
            return null;
        }

        refused.Add(1);
        return new(StatusCodes.Status429TooManyRequests, RefusalCode, "検索・照会の回数が上限を超えました",
            $"約{Math.Ceiling(wait.TotalMinutes):N0}分後に再開できます。業務上必要な場合は管理担当者に連絡してください。紛失の電話の受付は、そのまま続けられます。")
        { RetryAfter = wait };
    }

    /// <summary>Counts a look-up that was answered.</summary>
    public void Count(string staffId, LookUpKind kind, bool isMiss)
    {
        if (kind == LookUpKind.MissesOnly && !isMiss)
        {
            return;
        }

        if (isMiss)
        {
            missed.Add(1);
        }

        DateTimeOffset now = time.GetUtcNow();
        Tally tally = tallies.GetOrAdd(staffId, _ => new(limits));
        bool missesFull;
        bool isAlarm;
        lock (tally)
        {
            tally.Looks.Add(now);
            if (isMiss)
            {
                tally.Misses.Add(now);
            }

            missesFull = tally.Misses.FullForAt(now) is not null;
            bool isFull = missesFull || tally.Looks.FullForAt(now) is not null;
            isAlarm = isFull && tally.QuietUntil <= now;
            if (isAlarm)
            {
                tally.QuietUntil = now.AddMinutes(missesFull ? limits.MissWindowMinutes : limits.LookWindowMinutes);
            }
        }

        if (isAlarm)
        {
            alarms.Add(1);
            LogAlarm(logger, staffId, missesFull ? "unknown numbers" : "look-ups", missesFull ? limits.Misses : limits.Looks,
                missesFull ? limits.MissWindowMinutes : limits.LookWindowMinutes);
        }
    }

    static TimeSpan? Longer(TimeSpan? one, TimeSpan? other) => one is null || other > one ? other : one;

    [LoggerMessage(Level = LogLevel.Critical, Message = "Staff {StaffId} has reached the limit of {What}, {Limit} in {Minutes} minutes: somebody should ask why")]
    static partial void LogAlarm(ILogger logger, string staffId, string what, int limit, int minutes);

    sealed class Tally(AccessLimits limits)
    {
        public SlidingCount Misses { get; } = new(limits.Misses, TimeSpan.FromMinutes(limits.MissWindowMinutes));

        public SlidingCount Looks { get; } = new(limits.Looks, TimeSpan.FromMinutes(limits.LookWindowMinutes));

        /// <summary>No second alarm before this.</summary>
        public DateTimeOffset QuietUntil { get; set; }
    }
}
