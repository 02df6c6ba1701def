namespace Hpki.Correspondence.Mail.PaperRequests;

/// <summary>The reminder that a card runs out; the same words at every stage, for the date says how near it is.</summary>
static class RenewalMail
{
    public static MailScript Reminder(PaperRequestFacts facts, DateOnly expiresOn) => PaperScript.Build(
        PaperRequestTemplates.RenewalReminder, facts,
        subject: new("医師資格証の有効期限と更新のご案内", "Your doctor's ID card runs out: please renew it"),
        opening:
        [
            new($"お持ちの医師資格証の有効期限は、{JapaneseDate.Of(expiresOn)}です。引き続きご利用になる場合は、更新のお手続きをお願いいたします。",
                $"Your doctor's ID card is valid until {JapaneseDate.InEnglish(expiresOn)}. If you want to go on using it, please apply for its renewal."),
        ],
        standing: new("更新のお申込みをお待ちしております。", "We are waiting for your application."),
        nextStep: new(
            "更新申請書と必要な書類を、当センターへ郵送してください。用紙は、当センターのウェブサイト「手続きのご案内」から印刷できます。",
            "Post the renewal application with its papers to the centre. The form can be printed from the centre's guide pages.")
        {
            InLetter = "更新申請書と必要な書類を、当センターへ郵送してください。用紙は、当センターのウェブサイト「手続きのご案内」から印刷できます。印刷できない場合は郵送しますので、下記までお電話ください。",
        },
        deadline: new(
            $"{JapaneseDate.Of(expiresOn)}（有効期限）。書類の確認と資格証の発行に日数を要しますので、お早めにお申し込みください。",
            $"{JapaneseDate.InEnglish(expiresOn)}, when the card runs out. Checking the papers and making the card take time, so please apply early."),
        points:
        [
            new("有効期限を過ぎると、医師資格証の電子証明書は使用できなくなります。", "After that day the certificates in the card can no longer be used."),
            new("手数料がかかる場合は、書類の確認の後に払込票をお送りします。", "If a fee is due, we send you a payment slip once your papers are in order."),
            new("すでに更新の書類をお送りいただいた場合は、行き違いですのでご容赦ください。", "If you have already sent your papers, please excuse this notice."),
            new("更新を希望されない場合は、お電話でお知らせください。以後のご案内を停止いたします。", "If you do not want to renew, please call us and we will stop these notices."),
        ],
        new MailFact(new("有効期限", "Valid until"), Wording.Date(expiresOn)));
}
