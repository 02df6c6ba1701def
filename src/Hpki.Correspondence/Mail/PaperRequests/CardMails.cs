using Hpki.Correspondence.Mail.LostReports;

namespace Hpki.Correspondence.Mail.PaperRequests;

/// <summary>The mails about the new card: how it reaches the holder, and what becomes of the old one.</summary>
static class CardMails
{
    static readonly Wording NotNow = new("ご都合のつかない場合は、下記までご連絡ください。", "If that does not suit you, please contact us.");

    /// <summary>発行完了通知書. What to bring is what the centre's practice asks for (domain.md §1.2).</summary>
    public static MailScript Ready(PaperRequestFacts facts, string place, DateOnly fetchBy) => PaperScript.Build(
        PaperRequestTemplates.CardReady, facts,
        subject: new("発行完了のお知らせ（お受け取りのご案内）", "Your new card is ready"),
        opening:
        [
            new("新しい医師資格証の発行が完了いたしました。下記の医師会で、ご本人にお渡しいたします。お手数ですが、事前にお電話でご予約のうえ、お受け取りください。",
                "Your new card is ready. It is handed to you in person at the medical association below. Please call there first for an appointment."),
        ],
        standing: new("お受け取りをお待ちしております。", "The card waits for you."),
        nextStep: new("下記の医師会にご予約のうえ、ご本人がお受け取りください。", "Make an appointment at the association below and fetch the card in person."),
        deadline: new($"{JapaneseDate.Of(fetchBy)}頃まで", $"By about {JapaneseDate.InEnglish(fetchBy)}"),
        points:
        [
            new("お持ちいただくもの: この通知、医師免許証の原本、本人確認書類（運転免許証など）の原本、これまでの医師資格証（お手元にある場合）。",
                "Bring: this notice, the original of your medical licence, the original of an identity document (such as a driving licence), and your old card if you have it."),
            new("お受け取りの際に、受領書にご署名いただきます。", "You sign a receipt when you take the card."),
            new("お受け取りの後、これまでの医師資格証の電子証明書は失効し、使用できなくなります。", "When you have the new card, the certificates of the old one are revoked and it can no longer be used."),
            NotNow,
        ],
        new MailFact(new("お受け取りの場所", "Where"), new(place, place)));

    public static MailScript Posted(PaperRequestFacts facts, DateOnly postedOn, string trackingNumber) => PaperScript.Build(
        PaperRequestTemplates.CardPosted, facts,
        subject: new("新しい医師資格証を発送しました", "Your new card is in the post"),
        opening:
        [
            new("新しい医師資格証を、ご登録の住民票住所へ発送いたしました。", "We have posted your new card to your registered residence."),
        ],
        standing: new("配達をお待ちいただいております。", "The card is on its way."),
        nextStep: new("届きましたら、お受け取りください。", "Please take it in when it comes."),
        deadline: HolderScript.NoDeadline,
        points:
        [
            new("配達の後、これまでの医師資格証の電子証明書は失効し、使用できなくなります。", "When it has been delivered, the certificates of the old card are revoked and it can no longer be used."),
            new("1週間を過ぎても届かない場合は、下記までご連絡ください。", "If it has not come within a week, please contact us."),
        ],
        new MailFact(new("発送日", "Posted on"), Wording.Date(postedOn)),
        new MailFact(new("追跡番号", "Tracking number"), new(trackingNumber, trackingNumber)));

    /// <summary>The new card is in force.</summary>
    /// <param name="facts">The request.</param>
    /// <param name="newCardEnding">The last four characters of the new card's number.</param>
    /// <param name="expiresOn">Until when the new card is valid.</param>
    /// <param name="oldIsReturned">Whether the old card is to be given back.</param>
    public static MailScript Completed(PaperRequestFacts facts, string newCardEnding, DateOnly expiresOn, bool oldIsReturned) => PaperScript.Build(
        PaperRequestTemplates.Completed, facts,
        subject: new("お手続きが完了しました", "Your request is complete"),
        opening:
        [
            new($"医師資格証の{facts.Procedure.Japanese}のお手続きが、すべて完了いたしました。新しい医師資格証をお使いいただけます。", $"Your {facts.Procedure.English} is complete. You can use your new card."),
        ],
        standing: new("完了しました。", "Complete."),
        nextStep: oldIsReturned
            ? new("お手元にこれまでの医師資格証がある場合は、当センターへご返却ください。", "If you still have the old card, please send it back to us.")
            : HolderScript.NothingToDo,
        deadline: HolderScript.NoDeadline,
        points:
        [
            new("これまでの医師資格証の電子証明書は、失効しています。", "The certificates of the old card are revoked."),
            new("この通知に心当たりのない場合や、新しい医師資格証をお受け取りになっていない場合は、すぐに下記までお電話ください。", "If you know nothing of this, or have not received the new card, please call us at once."),
        ],
        new MailFact(new("新しいカード", "New card"), new($"医師資格証（番号の末尾 {newCardEnding}）", $"Card number ending in {newCardEnding}")),
        new MailFact(new("有効期限", "Valid until"), Wording.Date(expiresOn)));

    public static MailScript NotProduced(PaperRequestFacts facts, DateOnly closedOn) => PaperScript.Build(
        PaperRequestTemplates.NotProduced, facts,
        subject: new("医師資格証を発行できませんでした", "We could not make your card"),
        opening:
        [
            new($"医師資格証の{facts.Procedure.Japanese}について、新しい医師資格証を製造できなかったため、お手続きを終了いたしました。ご迷惑をおかけし、申し訳ございません。",
                $"We could not make the new card for your {facts.Procedure.English} and have closed the request. We are sorry."),
        ],
        standing: new("終了しました。", "Closed."),
        nextStep: new("今後のお手続きについて、担当者よりご連絡いたします。", "We will contact you about what can be done."),
        deadline: HolderScript.NoDeadline,
        points: [DecisionMails.MoneyBack],
        new MailFact(new("終了した日", "Closed on"), Wording.Date(closedOn)));
}
