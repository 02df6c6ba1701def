using Hpki.Correspondence.Mail.LostReports;
using Hpki.Procedures.Deficiencies;

namespace Hpki.Correspondence.Mail.PaperRequests;

/// <summary>The mails about the papers themselves: that they came, what is not in order, and that nothing more came.</summary>
static class PaperMails
{
    public static MailScript Received(PaperRequestFacts facts, DateOnly receivedOn, DateOnly examinedBy) => PaperScript.Build(
        PaperRequestTemplates.Received, facts,
        subject: new("書類を受領しました", "We have received your papers"),
        opening:
        [
            new($"医師資格証の{facts.Procedure.Japanese}の書類を受領いたしました。担当者が内容を確認しております。",
                $"We have received your papers for the {facts.Procedure.English} and are examining them."),
        ],
        standing: new("書類を審査しています。", "The papers are being examined."),
        nextStep: HolderScript.NothingToDo,
        deadline: HolderScript.NoDeadline,
        points:
        [
            new($"審査は、通常{JapaneseDate.Of(examinedBy)}頃までに終わります。不足や不備がある場合は、あらためてご連絡いたします。",
                $"The examination is usually over by about {JapaneseDate.InEnglish(examinedBy)}. If anything is missing, we will tell you."),
        ],
        new MailFact(new("書類の受領日", "Received on"), Wording.Date(receivedOn)));

    public static MailScript Deficient(PaperRequestFacts facts, IReadOnlyList<Deficiency> deficiencies, DateOnly dueBy) => Asking(
        PaperRequestTemplates.Deficient, facts, deficiencies, dueBy,
        new Wording("書類の不備についてのお願い", "Some of your papers are not in order"),
        new Wording($"医師資格証の{facts.Procedure.Japanese}の書類を確認いたしましたところ、下記のとおり不足または不備がございました。お手数ですが、期限までにお送りくださいますようお願いいたします。",
            $"We have examined your papers for the {facts.Procedure.English}. Some are missing or not in order, as said below. Please send them by the date below."));

    public static MailScript FirstReminder(PaperRequestFacts facts, IReadOnlyList<Deficiency> deficiencies, DateOnly dueBy) => Asking(
        PaperRequestTemplates.FirstReminder, facts, deficiencies, dueBy,
        new Wording("書類のご提出のお願い", "Please send the missing papers"),
        new Wording("先日ご連絡いたしました不足または不備の書類が、まだ当センターに届いておりません。お忙しいところ恐れ入りますが、お送りくださいますようお願いいたします。",
            "The papers about which we wrote to you have not reached us yet. Please send them."),
        Crossed);

    public static MailScript SecondReminder(PaperRequestFacts facts, IReadOnlyList<Deficiency> deficiencies, DateOnly dueBy) => Asking(
        PaperRequestTemplates.SecondReminder, facts, deficiencies, dueBy,
        new Wording("書類のご提出のお願い（再度のご連絡）", "Second reminder: please send the missing papers"),
        new Wording("不足または不備の書類について、あらためてご連絡いたします。本日までに当センターへの到着を確認できておりません。下記の期限までにお送りくださいますようお願いいたします。",
            "This is our second reminder: the papers about which we wrote to you still have not reached us. Please send them by the date below."),
        Crossed);

    public static MailScript Lapsed(PaperRequestFacts facts, IReadOnlyList<Deficiency> deficiencies, DateOnly wasDueBy) => PaperScript.Build(
        PaperRequestTemplates.Lapsed, facts,
        subject: new("書類未着によるお手続きの終了のお知らせ", "Your request was closed without the missing papers"),
        opening:
        [
            new($"医師資格証の{facts.Procedure.Japanese}について、期限（{JapaneseDate.Of(wasDueBy)}）までに下記の書類が届かなかったため、申請が取り下げられたものとして、お手続きを終了いたしました。",
                $"The papers below did not reach us by {JapaneseDate.InEnglish(wasDueBy)}, so we treat your request as withdrawn and have closed it."),
        ],
        standing: new("書類未着により終了しました。", "Closed without the papers."),
        nextStep: new("お手続きを希望される場合は、下記の書類をお送りください。お手続きを再開いたします。", "If you still want it, send the papers below; we then go on."),
        deadline: HolderScript.NoDeadline,
        points: PaperScript.Points(deficiencies));

    static readonly Wording Crossed = new("行き違いですでにご郵送いただいている場合は、ご容赦ください。", "If they are already in the post, please disregard this message.");

    static MailScript Asking(
        string template, PaperRequestFacts facts, IReadOnlyList<Deficiency> deficiencies, DateOnly dueBy, Wording subject, params Wording[] opening) => PaperScript.Build(
        template, facts, subject, opening,
        standing: new("書類の到着をお待ちしております。", "We are waiting for your papers."),
        nextStep: PaperScript.SendPapers,
        deadline: PaperScript.ToArriveBy(dueBy),
        points:
        [
            .. PaperScript.Points(deficiencies),
            PaperScript.OnlyThese,
            new("期限までに届かない場合は、申請が取り下げられたものとして、お手続きを終了いたします。", "If they do not arrive in time, we treat the request as withdrawn and close it."),
        ]);
}
