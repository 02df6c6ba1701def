namespace Hpki.Correspondence.Mail.LostReports;

static class HoldLiftedMail
{
    public static MailScript Script(LostReportFacts facts, DateTimeOffset liftedAt) => HolderScript.Build(
        LostReportTemplates.HoldLifted,
        facts,
        subject: new("サービスの一時停止を解除しました", "The hold on your card was lifted"),
        opening:
        [
            new(
                "お客様の医師資格証について紛失のご連絡があり、安全のため当センターのサービスのご利用を一時的に止めておりましたが、確認の結果、紛失には当たらないものとして一時停止を解除いたしました。",
                "We had put our services for your card on hold because it was reported lost. We have checked the report, found that it does not apply, and lifted the hold."),
            new(
                "電子証明書は失効しておりません。カードはこれまでどおりご利用いただけます。",
                "The certificates were not revoked. You can use the card as before."),
        ],
        ownFacts: [new(new("解除した日時", "Lifted at"), Wording.Date(liftedAt))],
        standing: new("紛失には当たらないものとして終了しました。電子証明書は有効です。", "Closed as not a loss. The certificates are in force."),
        nextStep: HolderScript.NothingToDo,
        deadline: HolderScript.NoDeadline,
        points:
        [
            new(
                "実際にカードを紛失されている場合は、ただちに下記までお電話ください。",
                "If you have in fact lost the card, please call us at once."),
            new(
                "紛失のご連絡をされたお心当たりがなく、ご不審な点がある場合も、下記までお電話ください。",
                "If you did not report the loss and something seems wrong to you, please call us as well."),
        ]);
}
