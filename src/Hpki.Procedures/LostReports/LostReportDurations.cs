namespace Hpki.Procedures.LostReports;

/// <summary>The durations of design §5; all are configuration (section <c>LostReport</c>).</summary>
public sealed record LostReportDurations
{
    /// <summary>Days from the call to the first reminder.</summary>
    public int FirstReminderDays { get; init; } = 7;

    /// <summary>Days from the call to the second reminder.</summary>
    public int SecondReminderDays { get; init; } = 14;

    /// <summary>Days from the call until staff phone the holder.</summary>
    public int StaffCallDays { get; init; } = 21;

    /// <summary>Days from the call until the request closes without its form.</summary>
    public int CloseDays { get; init; } = 30;

    /// <summary>Minutes for the second person when the caller could not be proved.</summary>
    public int SecondPersonMinutes { get; init; } = 30;

    /// <summary>Hours for the review of an emergency revocation by a second person.</summary>
    public int AfterReviewHours { get; init; } = 24;

    /// <exception cref="ArgumentException">A duration is not positive, or the days do not rise.</exception>
    public void Validate()
    {
        if (FirstReminderDays <= 0 || SecondReminderDays <= FirstReminderDays || StaffCallDays <= SecondReminderDays || CloseDays <= StaffCallDays)
        {
            throw new ArgumentException("LostReport: the days must rise: 0 < FirstReminderDays < SecondReminderDays < StaffCallDays < CloseDays.");
        }

        if (SecondPersonMinutes <= 0 || AfterReviewHours <= 0)
        {
            throw new ArgumentException("LostReport: SecondPersonMinutes and AfterReviewHours must be positive.");
        }
    }
}
