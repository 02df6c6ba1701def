using Hpki.Procedures.Calendar;
using HpkiFunctions.Audit;
using HpkiFunctions.Renewals;
using HpkiFunctions.Upkeep;
using NCrontab;

namespace HpkiFunctions.Tests.Upkeep;

/// <summary>Cron expressions are UTC; what they mean in Tokyo is held here (design rule 11).</summary>
public sealed class ScheduleTests
{
    [Theory]
    [InlineData(UpkeepFunctions.DailyCrls, 2, 0)]
    [InlineData(UpkeepFunctions.DailyPurge, 3, 0)]
    [InlineData(UpkeepFunctions.DailyDraftPurge, 3, 15)]
    [InlineData(UpkeepFunctions.DailyHistoryPurge, 3, 30)]
    [InlineData(UpkeepFunctions.DailyRetention, 4, 0)]
    [InlineData(UpkeepFunctions.CalendarCheck, 8, 0)]
    [InlineData(RenewalFunctions.DailyReminders, 9, 0)]
    [InlineData(AuditTimers.Seal, 0, 30)]
    [InlineData(AuditTimers.Verification, 2, 15)]
    public void Schedule_InTokyo_IsTheTimeInItsComment(string cron, int hour, int minute)
    {
        CrontabSchedule schedule = CrontabSchedule.Parse(cron, new() { IncludingSeconds = true });

        DateTime next = schedule.GetNextOccurrence(new DateTime(2026, 11, 24, 0, 0, 0, DateTimeKind.Utc));

        Assert.Equal(new TimeOnly(hour, minute), TimeOnly.FromDateTime(TokyoTime.Of(new DateTimeOffset(next, TimeSpan.Zero)).DateTime));
    }

    [Fact]
    public void CalendarCheck_InTokyo_IsAMonday()
    {
        DateTime next = CrontabSchedule.Parse(UpkeepFunctions.CalendarCheck, new() { IncludingSeconds = true })
            .GetNextOccurrence(new DateTime(2026, 11, 24, 0, 0, 0, DateTimeKind.Utc));

        Assert.Equal(DayOfWeek.Monday, TokyoTime.Of(new DateTimeOffset(next, TimeSpan.Zero)).DayOfWeek);
    }

    [Fact]
    public void Verification_InTokyo_IsOnSundaysBetweenTwoAndSix()
    {
        DateTimeOffset[] next = [.. CrontabSchedule.Parse(AuditTimers.Verification, new() { IncludingSeconds = true })
            .GetNextOccurrences(new DateTime(2026, 11, 24, 0, 0, 0, DateTimeKind.Utc), new DateTime(2026, 12, 1, 0, 0, 0, DateTimeKind.Utc))
            .Select(at => TokyoTime.Of(new DateTimeOffset(at, TimeSpan.Zero)))];

        Assert.Equal(8, next.Length);
        Assert.All(next, at => Assert.Equal((DayOfWeek.Sunday, true), (at.DayOfWeek, at.Hour is >= 2 and < 6)));
    }

    [Fact]
    public void Sweep_RunsEveryMinute()
    {
        DateTime[] next = [.. CrontabSchedule.Parse(UpkeepFunctions.Sweep, new() { IncludingSeconds = true })
            .GetNextOccurrences(new DateTime(2026, 11, 24, 0, 0, 30, DateTimeKind.Utc), new DateTime(2026, 11, 24, 0, 3, 30, DateTimeKind.Utc))];

        Assert.Equal([1, 2, 3], next.Select(at => at.Minute));
    }

    [Fact]
    public void Rescue_RunsEveryFiveMinutes()
    {
        DateTime[] next = [.. CrontabSchedule.Parse(UpkeepFunctions.Rescue, new() { IncludingSeconds = true })
            .GetNextOccurrences(new DateTime(2026, 11, 24, 0, 0, 30, DateTimeKind.Utc), new DateTime(2026, 11, 24, 0, 15, 30, DateTimeKind.Utc))];

        Assert.Equal([5, 10, 15], next.Select(at => at.Minute));
    }
}
