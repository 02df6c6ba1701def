using Hpki.Correspondence.Mail;
using Hpki.Correspondence.Mail.PaperRequests;
using Hpki.Procedures;
using Hpki.Procedures.Deficiencies;
using Hpki.Procedures.Papers;

namespace Hpki.Correspondence.Tests.Mail;

/// <summary>A mail of each kind about a request on paper.</summary>
static class PaperRequestSamples
{
    static readonly DateOnly Day = new(2026, 12, 24);

    public static PaymentAccount Account { get; } = new() { Account = "見本銀行 見本支店 普通 0000000", AccountHolder = "架空電子認証センター" };

    public static IReadOnlyList<Deficiency> Deficiencies { get; } = DeficiencyWords.Of(
        [
            new(PaperItem.Form, PaperFinding.Defective) { Defects = [PaperDefect.NotSigned] },
            new(PaperItem.ResidenceRecord, PaperFinding.Defective) { Defects = [PaperDefect.TooOld, PaperDefect.PagesMissing] },
            new(PaperItem.Photo, PaperFinding.Missing),
        ],
        new("再発行申請書", "the application form"), new());

    public static PaperRequestFacts Facts(string holderName = "見本 花子") => new()
    {
        HolderName = holderName,
        RequestNumber = "K7M-4PX-9TWE",
        CardEnding = "4821",
        Procedure = new InTwoLanguages("再発行申請", "reissue application"),
    };

    public static PaymentSlip Slip { get; } = new()
    {
        RequestNumber = "K7M-4PX-9TWE",
        PayerName = "見本 花子",
        Reference = "1234-5678-9012",
        Yen = 5500,
        TaxYen = 500,
        TaxPercent = 10,
        DueOn = new(2027, 1, 25),
        Purpose = "医師資格証 再発行申請の手数料",
    };

    public static MailText Compose(string template, MailLanguage language = MailLanguage.Japanese, string holderName = "見本 花子")
    {
        PaperRequestMails mails = new(TestData.CreateCenter(), Account);
        PaperRequestFacts facts = Facts(holderName);
        return template switch
        {
            PaperRequestTemplates.Received => mails.Received(facts, Day, Day.AddDays(4), language),
            PaperRequestTemplates.Deficient => mails.Deficient(facts, Deficiencies, Slip.DueOn, language),
            PaperRequestTemplates.FirstReminder => mails.FirstReminder(facts, Deficiencies, Slip.DueOn, language),
            PaperRequestTemplates.SecondReminder => mails.SecondReminder(facts, Deficiencies, Slip.DueOn, language),
            PaperRequestTemplates.Lapsed => mails.Lapsed(facts, Deficiencies, Slip.DueOn, language),
            PaperRequestTemplates.PaymentDue => mails.PaymentDue(facts, Slip, language),
            PaperRequestTemplates.PaymentLapsed => mails.PaymentLapsed(facts, Slip.DueOn, language),
            PaperRequestTemplates.Approved => mails.Approved(facts, language),
            PaperRequestTemplates.Declined => mails.Declined(facts, Day, language),
            PaperRequestTemplates.Withdrawn => mails.Withdrawn(facts, Day, language),
            PaperRequestTemplates.CardReady => mails.Ready(facts, language == MailLanguage.English ? "Mihon Medical Association, 03-0000-0000" : "見本県医師会（電話 03-0000-0000）", Slip.DueOn, language),
            PaperRequestTemplates.CardPosted => mails.Posted(facts, Day, "123456789012", language),
            PaperRequestTemplates.Completed => mails.Completed(facts, "9876", Day.AddYears(5), oldIsReturned: true, language),
            PaperRequestTemplates.NotProduced => mails.NotProduced(facts, Day, language),
            PaperRequestTemplates.RenewalReminder => mails.RenewalReminder(facts, Day.AddDays(90), language),
            PaperRequestTemplates.ContactsChanged => mails.ContactsChanged(facts, [new("住民票の住所", "residence")], Day, isFormerAddress: false, language),
            PaperRequestTemplates.ContactsChangedFormerly => mails.ContactsChanged(facts, [new("メールアドレス", "e-mail address")], Day, isFormerAddress: true, language),
            PaperRequestTemplates.PinPosted => mails.PinPosted(facts, Day, "123456789012", language),
            PaperRequestTemplates.PinReturned => mails.PinReturned(facts, Day, language),
            PaperRequestTemplates.PinNotDisclosed => mails.PinNotDisclosed(facts, Day, language),
            PaperRequestTemplates.DiscontinuationPlanned => mails.DiscontinuationPlanned(facts, Day, language),
            PaperRequestTemplates.UseEnded => mails.UseEnded(facts, Day, isReturned: true, isOfTheDead: false, language),
            PaperRequestTemplates.EndedWithUse => mails.EndedWithUse(facts, Day, language),
            PaperRequestTemplates.UnblockInstructions => mails.UnblockInstructions(facts, Day, language),
            PaperRequestTemplates.CardUnblocked => mails.CardUnblocked(facts, Day, "123456789012", language),
            PaperRequestTemplates.CardNotUnblocked => mails.CardNotUnblocked(facts, Day, "123456789012", language),
            _ => throw new ArgumentOutOfRangeException(nameof(template), template, "No sample of this mail yet; add one."),
        };
    }
}
