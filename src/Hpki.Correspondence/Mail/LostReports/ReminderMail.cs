namespace Hpki.Correspondence.Mail.LostReports;

static class ReminderMail
{
    public static MailScript First(LostReportFacts facts, DateOnly formDueBy) => Script(
        LostReportTemplates.FirstReminder,
        facts,
        formDueBy,
        facts.FormWasRefused
            ? new("『紛失届』再提出のお願い", "Please send the lost card report again")
            : new("『紛失届』ご提出のお願い", "Please send the lost card report"),
        facts.FormWasRefused
            ? new(
                "先日お送りいただいた医師資格証の『紛失届』は、記載の内容を確認できず、受理に至っておりません。お忙しいところ恐れ入りますが、『紛失届』をあらためてご提出くださいますようお願いいたします。",
                "We could not accept the written lost card report that you sent, because we could not confirm what it says. Please send us a new one.")
            : new(
                "先日ご連絡いただきました医師資格証の紛失について、『紛失届』がまだ当センターに届いておりません。お忙しいところ恐れ入りますが、ご提出をお願いいたします。",
                "We have not yet received the written report for the card whose loss you told us about. Please send it to us."));

    public static MailScript Second(LostReportFacts facts, DateOnly formDueBy) => Script(
        LostReportTemplates.SecondReminder,
        facts,
        formDueBy,
        facts.FormWasRefused
            ? new("『紛失届』再提出のお願い（再度のご連絡）", "Second reminder: please send the lost card report again")
            : new("『紛失届』ご提出のお願い（再度のご連絡）", "Second reminder: please send the lost card report"),
        facts.FormWasRefused
            ? new(
                "医師資格証の『紛失届』について、あらためてご連絡いたします。先にお送りいただいた『紛失届』は受理に至っておらず、本日までに再度のご提出を確認できておりません。下記の期限までにご提出くださいますようお願いいたします。",
                "This is our second reminder: we could not accept the written lost card report that you sent, and no new one has reached us. Please send it by the date below.")
            : new(
                "医師資格証の『紛失届』について、あらためてご連絡いたします。本日までに当センターへの到着を確認できておりません。下記の期限までにご提出くださいますようお願いいたします。",
                "This is our second reminder: we still have not received your written lost card report. Please send it by the date below."));

    static MailScript Script(string template, LostReportFacts facts, DateOnly formDueBy, Wording subject, Wording opening) => HolderScript.Build(
        template,
        facts,
        subject,
        opening:
        [
            opening,
            new(
                "行き違いですでにご郵送いただいている場合は、ご容赦ください。",
                "If it is already in the post, please disregard this message."),
        ],
        ownFacts: [],
        standing: facts.FormWasRefused
            ? HolderScript.CertificatesAnd(facts, "あらためてご提出いただく『紛失届』の到着をお待ちしております。", "We are waiting for a new written report.")
            : HolderScript.CertificatesAnd(facts, "『紛失届』は未着です。", "The written report has not arrived."),
        nextStep: HolderScript.SendForm,
        deadline: new($"{JapaneseDate.Of(formDueBy)} 必着", $"To arrive by {JapaneseDate.InEnglish(formDueBy)}"),
        points:
        [
            new(
                "期限までに届かない場合は、「届出書類未着」としてお手続きを終了いたします。この場合も、電子証明書の失効は取り消されません。",
                "If it does not arrive in time, we close the procedure as \"form not received\". The revocation of the certificates stands in any case."),
            HolderScript.FormAtHand,
            HolderScript.Reissue,
        ]) with
    { AsksForForm = true };
}
