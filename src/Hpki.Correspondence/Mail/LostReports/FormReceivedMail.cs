namespace Hpki.Correspondence.Mail.LostReports;

static class FormReceivedMail
{
    public static MailScript Script(LostReportFacts facts, DateOnly receivedOn, DateOnly checkedBy) => HolderScript.Build(
        LostReportTemplates.FormReceived,
        facts,
        subject: new("『紛失届』を受け付けました", "Lost card report received") { InLetter = "『紛失届』の受付について（お知らせ）" },
        opening:
        [
            new(
                "『紛失届』をお送りいただき、ありがとうございます。当センターで受け付け、内容の確認を行っております。",
                "Thank you for your written lost card report. We have received it and are checking it."),
        ],
        ownFacts: [new(new("受付日", "Received on"), Wording.Date(receivedOn))],
        standing: new("『紛失届』の内容を確認しております。", "Your report is being checked."),
        nextStep: new(
            "お手続きいただくことはございません。確認が終わりましたら、メールでお知らせいたします。",
            "There is nothing you need to do. We will write to you when the check is done.")
        {
            InLetter = "お手続きいただくことはございません。確認が終わりましたら、あらためてお知らせいたします。",
        },
        deadline: new(
            $"ございません（当センターの確認予定日 {JapaneseDate.Of(checkedBy)}）",
            $"None for you (we plan to finish the check by {JapaneseDate.InEnglish(checkedBy)})"),
        points:
        [
            new(
                "ご記入の内容について、当センターからお電話でお尋ねすることがございます。",
                "We may call you if we have a question about the form."),
            HolderScript.Final(facts),
        ]);
}
