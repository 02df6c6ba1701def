namespace Hpki.Correspondence.Mail.LostReports;

static class ClosedWithoutFormMail
{
    public static MailScript Script(LostReportFacts facts, DateOnly formWasDueBy) => HolderScript.Build(
        LostReportTemplates.ClosedWithoutForm,
        facts,
        subject: new("紛失のお手続きを終了しました（届出書類未着）", "Lost card procedure closed: form not received")
        {
            InLetter = "医師資格証の紛失のお手続きの終了について（届出書類未着のお知らせ）",
        },
        opening:
        [
            facts.FormWasRefused
                ? new(
                    "医師資格証の紛失について、お送りいただいた『紛失届』は内容を確認できず、受理に至りませんでした。期限までにあらためてのご提出を確認できませんでしたので、「届出書類未着」としてお手続きを終了いたしました。",
                    "We could not accept the written lost card report that you sent, and no other one reached us in time, so we have closed the procedure as \"form not received\".")
                : new(
                    "医師資格証の紛失について、期限までに『紛失届』の到着を確認できませんでしたので、「届出書類未着」としてお手続きを終了いたしました。",
                    "Your written lost card report did not reach us in time, so we have closed the procedure as \"form not received\"."),
            facts.IsRevoked
                ? new(
                    "電子証明書は失効したままです。終了によって元に戻ることはございません。",
                    "The certificates stay revoked. Closing the procedure does not restore them.")
                : new(
                    "電子証明書の失効の指示は、そのままです。終了によって取り消されることはございません。",
                    "The order to revoke the certificates stands. Closing the procedure does not take it back."),
        ],
        ownFacts: [new(new("提出期限", "The form was due by"), Wording.Date(formWasDueBy))],
        standing: HolderScript.WithCertificates(facts, "「届出書類未着」として終了しました。", "Closed as \"form not received\"."),
        nextStep: new(
            facts.FormWasRefused
                ? "『紛失届』のあらためてのご提出は、これからでもお受けいたします。お送りいただいた場合は、お手続きを再開いたします。"
                : "『紛失届』は、これからでもお受けいたします。お送りいただいた場合は、お手続きを再開いたします。",
            "You may still send the form. We will then take up the procedure again."),
        deadline: HolderScript.NoDeadline,
        points: [HolderScript.Final(facts), HolderScript.Reissue]);
}
