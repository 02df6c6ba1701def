namespace Hpki.Correspondence.Mail.LostReports;

static class WithdrawnMail
{
    public static MailScript Script(LostReportFacts facts, DateOnly withdrawnOn) => HolderScript.Build(
        LostReportTemplates.Withdrawn,
        facts,
        subject: new("紛失の届出の取下げを受け付けました", "Your lost card report was withdrawn"),
        opening:
        [
            new(
                "医師資格証の紛失の届出について、取下げのお申し出を受け付け、お手続きを終了いたしました。",
                "We have taken the withdrawal of your lost card report and closed the procedure."),
            facts.IsRevoked
                ? new(
                    "恐れ入りますが、電子証明書はすでに失効しております。取下げによって元に戻ることはございません。",
                    "The certificates have already been revoked. The withdrawal does not restore them.")
                : new(
                    "恐れ入りますが、電子証明書はすでに失効を指示しており、失効リストへの掲載を確認しております。取下げによって失効の指示が取り消されることはございません。",
                    "The revocation of the certificates has already been ordered and is being published. The withdrawal does not take it back."),
        ],
        ownFacts: [new(new("取下げの受付日", "Withdrawn on"), Wording.Date(withdrawnOn))],
        standing: HolderScript.WithCertificates(facts, "取下げにより終了しました。", "Closed by withdrawal."),
        nextStep: new("『紛失届』をご提出いただく必要はございません。", "You no longer need to send the written report."),
        deadline: HolderScript.NoDeadline,
        points:
        [
            HolderScript.Final(facts),
            HolderScript.Reissue,
            new(
                "取下げをお申し出になったお心当たりのない場合は、下記までお電話ください。",
                "If you did not ask for this withdrawal, please call us."),
        ]);
}
