using Hpki.Correspondence.Mail.LostReports;

namespace Hpki.Correspondence.Mail.PaperRequests;

/// <summary>The mails about a locked card. How a card is unblocked its maker says, in what the centre encloses; none of them says a PIN.</summary>
static class UnblockMails
{
    public static MailScript Instructions(PaperRequestFacts facts, DateOnly acceptedOn) => PaperScript.Build(
        PaperRequestTemplates.UnblockInstructions, facts,
        subject: new("PIN閉塞解除の方法のご案内", "How to unblock your card"),
        opening:
        [
            new("PIN閉塞解除の申請を受理いたしました。解除に必要なものと手順書を、ご登録の住民票住所へ郵送いたします。",
                "We have accepted your application. What it takes to unblock the card, with instructions, goes to your registered residence by post.")
            { InLetter = "PIN閉塞解除の申請を受理いたしました。解除に必要なものと手順書を同封いたします。" },
        ],
        standing: new("受理し、ご案内をお送りしました。", "Accepted; the instructions are sent."),
        nextStep: new("届いた手順書のとおりに、ご自身で解除してください。", "Unblock the card yourself as the instructions say."),
        deadline: HolderScript.NoDeadline,
        points:
        [
            new("解除に必要なものは、ほかの方に渡さず、解除の後は破棄してください。", "Keep what you get to yourself, and destroy it afterwards."),
            new("解除できない場合や、この申請にお心当たりのない場合は、すぐに下記までお電話ください。", "If it does not work, or if you did not ask for it, please call us at once."),
        ],
        new MailFact(new("受理した日", "Accepted on"), Wording.Date(acceptedOn)));

    public static MailScript Returned(PaperRequestFacts facts, DateOnly postedOn, string trackingNumber, bool isUnblocked) => PaperScript.Build(
        isUnblocked ? PaperRequestTemplates.CardUnblocked : PaperRequestTemplates.CardNotUnblocked, facts,
        subject: isUnblocked ? new("PIN閉塞を解除し、資格証を返送しました", "Your card is unblocked and on its way") : new("PIN閉塞を解除できませんでした", "Your card could not be unblocked"),
        opening:
        [
            isUnblocked
                ? new("お預かりした医師資格証のPIN閉塞を解除し、ご登録の住民票住所へ返送いたしました。", "We have unblocked your card and posted it to your registered residence.")
                : new("お預かりした医師資格証のPIN閉塞は、解除できませんでした。資格証は、ご登録の住民票住所へ返送いたしました。",
                    "We could not unblock your card. We have posted it back to your registered residence."),
        ],
        standing: new("配達をお待ちいただいております。", "The card is on its way."),
        nextStep: isUnblocked
            ? new("届きましたら、これまでの暗証番号でご利用いただけることをご確認ください。", "When it comes, see that it works with your PIN.")
            : new("引き続きご利用になる場合は、再発行をお申し込みください。", "To go on, please apply for a new card."),
        deadline: HolderScript.NoDeadline,
        points: [new("1週間を過ぎても届かない場合は、下記までお電話ください。", "If it has not come within a week, please call us.")],
        new MailFact(new("発送日", "Posted on"), Wording.Date(postedOn)),
        new MailFact(new("追跡番号", "Tracking number"), new(trackingNumber, trackingNumber)));
}
