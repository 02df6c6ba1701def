using Hpki.Correspondence.Mail;
using Hpki.Correspondence.Mail.PaperRequests;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Identifiers;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Renewals;

/// <summary>Writes the reminder that a card runs out.</summary>
public sealed class RenewalMailTexts(PaperRequestMails mails)
{
    public MailText Write(HolderFile file, StatusMail mail)
    {
        Request notice = file.Request(mail.RequestId);
        PaperRequestFacts facts = new()
        {
            HolderName = $"{file.Holder.FamilyName} {file.Holder.GivenName}",
            RequestNumber = RequestNumber.Parse(notice.RequestId).ToString(),
            CardEnding = notice.CardSerial![^4..],
            Procedure = new(ProcedureCatalogue.Of(notice.Procedure).Title, "renewal notice"),
        };
        return mail.Kind == StatusMailKind.RenewalReminder
            ? mails.RenewalReminder(facts, file.Card(notice.CardSerial).ExpiresOn)
            : throw new ArgumentOutOfRangeException(nameof(mail), mail.Kind, "No text for this kind of mail about a renewal notice.");
    }
}
