namespace Hpki.Correspondence.Mail;

/// <summary>One mail to one person, ready to go.</summary>
public sealed record OutgoingMail
{
    /// <summary>Idempotency key (design rule 5): travels in the provider's custom arguments as <c>mail_key</c> and comes back with its events.</summary>
    public required string MailKey { get; init; }

    public required string ToAddress { get; init; }

    public required string ToName { get; init; }

    public required string Subject { get; init; }

    public required string Text { get; init; }

    public required string Html { get; init; }

    /// <summary>Code of the template, one of <see cref="LostReports.LostReportTemplates"/> for the lost report.</summary>
    public required string Template { get; init; }
}
