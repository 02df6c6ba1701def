namespace Hpki.LocalRuntime;

/// <summary>What a timer function is told about the run.</summary>
public class TimerInfo
{
    /// <summary>Where the schedule stands; null when it is not monitored.</summary>
    public ScheduleStatus? ScheduleStatus { get; set; }

    /// <summary>Whether the run makes up for one whose time passed while the app was down.</summary>
    public bool IsPastDue { get; set; }
}
