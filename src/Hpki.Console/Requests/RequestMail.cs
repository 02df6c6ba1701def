namespace Hpki.Console.Requests;

/// <summary>A mail to the holder about the request.</summary>
public sealed record RequestMail
{
    public required string Subject { get; init; }

    public required MailState State { get; init; }

    public required string At { get; init; }

    /// <summary>Where the mail can be read; null where there is no mailbox (production).</summary>
    public string? Url { get; init; }
}
