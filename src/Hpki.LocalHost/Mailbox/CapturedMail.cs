namespace Hpki.LocalHost.Mailbox;

/// <summary>A mail that the app handed to SendGrid and that the local host kept instead of sending it.</summary>
public sealed record CapturedMail
{
    /// <summary>What SendGrid would call <c>X-Message-Id</c>.</summary>
    public required string Id { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required MailAddressee From { get; init; }

    public MailAddressee? ReplyTo { get; init; }

    public required IReadOnlyList<MailAddressee> To { get; init; }

    public required string Subject { get; init; }

    public string? Text { get; init; }

    public string? Html { get; init; }

    public IReadOnlyList<string> Categories { get; init; } = [];

    public IReadOnlyDictionary<string, string> CustomArgs { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<CapturedAttachment> Attachments { get; init; } = [];

    /// <summary>What was reported of it, in the order of the posts.</summary>
    public IReadOnlyList<PlayedReport> Played { get; init; } = [];
}
