namespace Hpki.LocalRuntime;

/// <summary>Marks the <see cref="TimerInfo"/> parameter of a function that is started by a schedule.</summary>
/// <param name="schedule">NCRONTAB expression of six fields (second minute hour day month weekday), in UTC.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class TimerTriggerAttribute(string schedule) : Attribute
{
    /// <summary>NCRONTAB expression of six fields, in UTC.</summary>
    public string Schedule { get; } = schedule;

    /// <summary>Whether runs are remembered, so that one missed while the app was down is made up for. True unless set.</summary>
    public bool UseMonitor { get; set; } = true;

    /// <summary>
    /// Whether the function also runs at every start of the host. Refused at start by the local runtime: on Azure it
    /// means a run at every scale-out and restart, which no function here is meant to have.
    /// </summary>
    public bool RunOnStartup { get; set; }
}
