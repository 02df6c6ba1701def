namespace Hpki.Procedures.Calendar;

/// <summary>Japan's clock: UTC+9, no daylight saving time (IANA zone Asia/Tokyo).</summary>
public static class TokyoTime
{
    static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");

    /// <summary>The instant as a clock in Tokyo shows it.</summary>
    public static DateTimeOffset Of(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    /// <summary>The calendar day in Tokyo at this instant.</summary>
    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(Of(instant).DateTime);

    /// <summary>The instant at which a clock in Tokyo shows this date and time.</summary>
    public static DateTimeOffset At(DateOnly date, TimeOnly time = default)
    {
        DateTime local = date.ToDateTime(time);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
