namespace Hpki.Registry.Model;

/// <summary>One mail to a holder: which template, where it stands; never its text or address.</summary>
public sealed record MailRecord
{
    /// <summary>Also the key carried outward to the provider (design rule 5).</summary>
    public required string MailId { get; init; }

    public required string RequestId { get; init; }

    /// <summary>Code of the template.</summary>
    public required string Template { get; init; }

    public required MailState State { get; init; }

    public required DateTimeOffset IntendedAt { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    /// <summary>How often it was taken up again after the first attempt. Each attempt is one process's alone.</summary>
    public int Repeats { get; init; }

    /// <summary>When it was taken up last; null when that attempt's answer is known.</summary>
    public DateTimeOffset? TakenUpAt { get; init; }

    /// <summary>The provider's message id.</summary>
    public string? ProviderId { get; init; }

    /// <summary>Until when the provider asked to be left alone.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>When it was first heard that the holder's server lets the mail wait.</summary>
    public DateTimeOffset? DelayedAt { get; init; }

    /// <summary>When it was first heard that mail to the address does not arrive, now or later.</summary>
    public DateTimeOffset? AddressRefusedAt { get; init; }
}
