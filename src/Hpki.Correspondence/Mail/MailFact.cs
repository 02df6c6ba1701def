namespace Hpki.Correspondence.Mail;

/// <summary>One row of the table at the head of a mail.</summary>
sealed record MailFact(Wording Label, Wording Value);
