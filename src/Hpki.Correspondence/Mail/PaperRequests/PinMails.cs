using Hpki.Correspondence.Mail.LostReports;

namespace Hpki.Correspondence.Mail.PaperRequests;

/// <summary>The mails about a forgotten PIN. None of them says it, or anything by which it could be guessed.</summary>
static class PinMails
{
    public static MailScript Posted(PaperRequestFacts facts, DateOnly postedOn, string trackingNumber) => PaperScript.Build(
        PaperRequestTemplates.PinPosted, facts,
        subject: new("暗証番号の通知書を発送しました", "Your PIN is in the post"),
        opening:
        [
            new("医師資格証の暗証番号の通知書を、ご登録の住民票住所へ発送いたしました。", "We have posted the letter with your card's PIN to your registered residence."),
        ],
        standing: new("配達をお待ちいただいております。", "The letter is on its way."),
        nextStep: new("届きましたら、ご本人が開封し、封筒が開いていないことをご確認ください。", "When it comes, open it yourself and see that nobody has opened it before."),
        deadline: HolderScript.NoDeadline,
        points:
        [
            new("暗証番号を、電子メールや電話でお伝えすることはありません。", "We never tell a PIN by e-mail or telephone.") { InLetter = "暗証番号を、電話でお伝えすることはありません。" },
            new("1週間を過ぎても届かない場合や、この申請にお心当たりのない場合は、すぐに下記までお電話ください。", "If it has not come within a week, or if you did not ask for it, please call us at once."),
        ],
        new MailFact(new("発送日", "Posted on"), Wording.Date(postedOn)),
        new MailFact(new("追跡番号", "Tracking number"), new(trackingNumber, trackingNumber)));

    public static MailScript Returned(PaperRequestFacts facts, DateOnly closedOn) => PaperScript.Build(
        PaperRequestTemplates.PinReturned, facts,
        subject: new("暗証番号の通知書が返戻されました", "The letter with your PIN came back"),
        opening:
        [
            new("ご登録の住民票住所へお送りした暗証番号の通知書が、配達されずに当センターへ戻りました。通知書は、開封せずに廃棄いたしました。",
                "The letter with your PIN could not be delivered to your registered residence and came back. We have destroyed it unopened."),
        ],
        standing: new("返戻により終了しました。", "Closed because the letter came back."),
        nextStep: new("ご住所に変更がある場合は、連絡先変更届をご提出のうえ、あらためて開示を申請してください。", "If you have moved, send us a notice of change and then apply for the PIN again."),
        deadline: HolderScript.NoDeadline,
        points: [new("別のご住所へお送りすることはできません。", "We cannot send it to any other address.")],
        new MailFact(new("終了した日", "Closed on"), Wording.Date(closedOn)));

    public static MailScript NotDisclosed(PaperRequestFacts facts, DateOnly closedOn) => PaperScript.Build(
        PaperRequestTemplates.PinNotDisclosed, facts,
        subject: new("PIN閉塞解除のご案内", "How to have your card unblocked"),
        opening:
        [
            new("当センターでは、安全のため暗証番号を保管しておらず、お知らせすることができません。お手数ですが、PIN閉塞解除をお申し込みください。",
                "For your safety we keep no PINs and cannot tell you yours. Please apply to have the card unblocked instead."),
        ],
        standing: new("PIN閉塞解除のご案内により終了しました。", "Closed; unblocking is offered instead."),
        nextStep: new("PIN閉塞解除申請書をご提出ください。", "Send us the application for unblocking."),
        deadline: HolderScript.NoDeadline,
        points: [new("申請書は、当センターのご案内のページから印刷できます。", "You can print the form from our guide pages.")],
        new MailFact(new("終了した日", "Closed on"), Wording.Date(closedOn)));
}
