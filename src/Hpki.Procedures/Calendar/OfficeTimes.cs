namespace Hpki.Procedures.Calendar;

/// <summary>When the office opens and closes on a business day, by Tokyo's clock (configuration section <c>OfficeHours</c>).</summary>
public sealed record OfficeTimes
{
    public TimeOnly Opens { get; init; } = new(9, 0);

    public TimeOnly Closes { get; init; } = new(17, 0);
}
