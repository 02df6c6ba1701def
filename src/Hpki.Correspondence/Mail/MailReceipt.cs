namespace Hpki.Correspondence.Mail;

/// <summary>What the provider answered. Closed: these three and no other.</summary>
public abstract record MailReceipt
{
    MailReceipt()
    {
    }

    /// <summary>The provider took the mail over. Its message id is for inquiries; events are matched by the mail key.</summary>
    public sealed record Accepted(string? ProviderMessageId) : MailReceipt;

    /// <summary>The provider will not take this mail, now or later. The reason is the provider's own and may name the address: never log it.</summary>
    public sealed record Refused(string Code, string Reason) : MailReceipt;

    /// <summary>
    /// Not taken now. When <see cref="MayHaveBeenSent"/> is set the answer got lost after the mail had left, so its state is
    /// unknown (design rule 5): wait for the provider's event before sending it again.
    /// <see cref="RetryAfter"/> is how long the provider asks to be left alone, when it says so.
    /// </summary>
    public sealed record TryAgain(string Code, string Reason, bool MayHaveBeenSent, TimeSpan? RetryAfter = null) : MailReceipt;
}
