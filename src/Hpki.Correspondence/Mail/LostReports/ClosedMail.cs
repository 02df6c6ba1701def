namespace Hpki.Correspondence.Mail.LostReports;

static class ClosedMail
{
    public static MailScript Script(LostReportFacts facts, DateOnly closedOn) => HolderScript.Build(
        LostReportTemplates.Closed,
        facts,
        subject: new("紛失のお手続きが完了しました", "Lost card procedure completed") { InLetter = "医師資格証の紛失のお手続きの完了について（お知らせ）" },
        opening:
        [
            new(
                "『紛失届』の内容を確認し、医師資格証の紛失に関するお手続きを完了いたしました。ご協力ありがとうございました。",
                "We have checked your written report and completed the procedure. Thank you for your cooperation."),
        ],
        ownFacts: [new(new("完了日", "Completed on"), Wording.Date(closedOn))],
        standing: HolderScript.WithCertificates(facts, "届出のお手続きは完了しました。", "The procedure is completed."),
        nextStep: HolderScript.NothingToDo,
        deadline: HolderScript.NoDeadline,
        points:
        [
            HolderScript.Final(facts),
            HolderScript.Reissue,
            new(
                "再発行をすでにお申し込みいただいている場合は、別の受付番号であらためてご連絡いたします。",
                "If you have already applied for a reissue, we will write to you about it under its own request number."),
        ]);
}
