namespace Hpki.Correspondence.Mail;

public enum MailLanguage
{
    Japanese,
    English,
}
