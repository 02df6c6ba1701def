using Hpki.Correspondence.Mail.LostReports;

namespace Hpki.Correspondence.Mail.PaperRequests;

/// <summary>The mails about the end of a card's use; after a death they are letters to the family.</summary>
static class DiscontinuationMails
{
    public static MailScript Planned(PaperRequestFacts facts, DateOnly endsOn) => PaperScript.Build(
        PaperRequestTemplates.DiscontinuationPlanned, facts,
        subject: new("利用中止の日のお知らせ", "When the use of your card ends"),
        opening: [new("利用中止届を受理いたしました。下記の日に、医師資格証の電子証明書を失効いたします。", "We have accepted your notice of discontinuation. On the day below we revoke the certificates of your card.")],
        standing: new("中止日を待っております。", "Waiting for that day."),
        nextStep: HolderScript.NothingToDo,
        deadline: HolderScript.NoDeadline,
        points:
        [
            new("中止日の前日までは、医師資格証をご利用いただけます。取下げも、前日まで承ります。", "Until the day before you can use the card, and withdraw the notice."),
            new("失効した電子証明書は、元に戻せません。", "A revoked certificate cannot be restored."),
            new("この届出にお心当たりのない場合は、すぐに下記までお電話ください。", "If you did not send this notice, please call us at once."),
        ],
        new MailFact(new("利用中止日", "Ends on"), Wording.Date(endsOn)));

    public static MailScript Ended(PaperRequestFacts facts, DateOnly endedOn, bool isReturned, bool isOfTheDead) => PaperScript.Build(
        PaperRequestTemplates.UseEnded, facts,
        subject: new("医師資格証の利用を終了しました", "The use of the card has ended"),
        opening:
        [
            .. isOfTheDead ? [new Wording("ご逝去の報に接し、謹んでお悔やみ申し上げます。", "Please accept our condolences.")] : Array.Empty<Wording>(),
            new("お届けにより、医師資格証のすべての電子証明書を失効し、失効リストに掲載いたしました。", "As you told us, we have revoked every certificate of the card; they are on the published revocation lists."),
        ],
        standing: new("手続が完了しました。", "Completed."),
        nextStep: isReturned
            ? new("お手元の医師資格証を、当センターへお送りください。裁断して廃棄いたします。", "Please send us the card; we destroy it.")
            : HolderScript.NothingToDo,
        deadline: HolderScript.NoDeadline,
        points:
        [
            new("医師資格証は、今後ご利用いただけません。失効した電子証明書は、元に戻せません。", "The card cannot be used any more, and what is revoked cannot be restored."),
            new("この届出にお心当たりのない場合は、すぐに下記までお電話ください。", "If nobody sent us this notice, please call us at once."),
        ],
        new MailFact(new("利用を終了した日", "Ended on"), Wording.Date(endedOn)));

    public static MailScript OfRequest(PaperRequestFacts facts, DateOnly closedOn) => PaperScript.Build(
        PaperRequestTemplates.EndedWithUse, facts,
        subject: new("利用中止により、お手続きを終了しました", "Closed because the use of your card has ended"),
        opening: [new("医師資格証の利用を中止されたため、下記のお手続きを終了いたしました。", "The use of your card has ended, so we have closed the request below.")],
        standing: new("利用中止により終了しました。", "Closed with the use of the card."),
        nextStep: HolderScript.NothingToDo,
        deadline: HolderScript.NoDeadline,
        points: [new("お払込みいただいた手数料がある場合は、ご返金の方法を別途ご連絡いたします。", "If you have paid a fee, we shall contact you about its refund.")],
        new MailFact(new("終了した日", "Closed on"), Wording.Date(closedOn)));
}
