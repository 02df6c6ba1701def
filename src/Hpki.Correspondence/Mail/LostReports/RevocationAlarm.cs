namespace Hpki.Correspondence.Mail.LostReports;

/// <summary>A revocation order that has not shown up on the published list: ids and times only.</summary>
public sealed record RevocationAlarm
{
    public required string OrderId { get; init; }

    /// <summary>Request number as the console takes it.</summary>
    public required string RequestNumber { get; init; }

    public required DateTimeOffset OrderedAt { get; init; }

    /// <summary>Latest time by which the status must be visible: 24 h after the order (domain.md §7.1), then the system records the exception.</summary>
    public required DateTimeOffset ExceptionDueAt { get; init; }

    /// <summary>What stood in the way last, as a code of the revocation service.</summary>
    public required string LastOutcome { get; init; }
}
