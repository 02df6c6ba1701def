namespace Hpki.Correspondence.Mail.LostReports;

static class ReminderMail
{
    public static MailScript First(LostReportFacts facts, DateOnly formDueBy) => Script(
        LostReportTemplates.FirstReminder,
        facts,
        formDueBy,
        new("『紛失届』ご提出のお願い", "Please send the lost card report"),
        new(
            "先日ご連絡いただきました医師資格証の紛失について、『紛失届』がまだ当センターに届いておりません。お忙しいところ恐れ入りますが、ご提出をお願いいたします。",
            "We have not yet received the written report for the card whose loss you told us about. Please send it to us."));

    public static MailScript Second(LostReportFacts facts, DateOnly formDueBy) => Script(
        LostReportTemplates.SecondReminder,
        facts,
        formDueBy,
        new("『紛失届』ご提出のお願い（再度のご連絡）", "Second reminder: please send the lost card report"),
        new(
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
        standing: new("電子証明書は失効済みです。『紛失届』は未着です。", "The certificates are revoked. The written report has not arrived."),
        nextStep: HolderScript.SendForm,
        deadline: new($"{JapaneseDate.Of(formDueBy)} 必着", $"To arrive by {JapaneseDate.InEnglish(formDueBy)}"),
        points:
        [
            new(
                "期限までに届かない場合は、「届出書類未着」としてお手続きを終了いたします。この場合も、電子証明書は失効したままとなります。",
                "If it does not arrive in time, we close the procedure as \"form not received\". The certificates stay revoked in any case."),
            HolderScript.FormAtHand,
            HolderScript.Reissue,
        ]) with
    { AsksForForm = true };
}
