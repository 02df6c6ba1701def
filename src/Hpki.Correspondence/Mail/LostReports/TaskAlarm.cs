namespace Hpki.Correspondence.Mail.LostReports;

/// <summary>A staff task that must not be left lying: ids and a time only.</summary>
public sealed record TaskAlarm
{
    public required string TaskId { get; init; }

    /// <summary>Request number as the console takes it.</summary>
    public required string RequestNumber { get; init; }

    /// <summary>Since when the matter waits.</summary>
    public required DateTimeOffset Since { get; init; }
}
