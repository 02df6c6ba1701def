namespace Hpki.Correspondence.Mail;

/// <summary>Hands one mail to the provider. What the provider says is a value; an exception means a programming error or cancellation.</summary>
public interface IMailSender
{
    Task<MailReceipt> SendAsync(OutgoingMail mail, CancellationToken cancellationToken);
}
