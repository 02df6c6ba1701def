using Hpki.Registry.Model;

namespace HpkiFunctions.Mails;

/// <summary>What the provider reports of one mail.</summary>
public sealed record MailReport
{
    /// <summary>The same for the same report, however often it comes.</summary>
    public required string ReportId { get; init; }

    /// <summary>The key the mail carried outward.</summary>
    public required string MailId { get; init; }

    public required MailEvent Event { get; init; }

    /// <summary>When it happened, by the provider's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The status code of the holder's server (RFC 3463), such as <c>5.1.1</c>; null when it gave none.</summary>
    public string? Status { get; init; }

    /// <summary>Why, in the words of the server or the provider. They often repeat the address, so they are personal data.</summary>
    public string? Words { get; init; }

    /// <summary>Whether mail to this address does not arrive, now or later.</summary>
    public bool RefusesAddress { get; init; }
}
