namespace Hpki.Correspondence.Mail.LostReports;

static class HoldPlacedMail
{
    // A hold is the centre's own measure, not a state of the certificates: never call it a suspension of them.
    public static MailScript Script(LostReportFacts facts, DateTimeOffset heldAt, DateTimeOffset decisionDueAt, bool onPaper) => HolderScript.Build(
        LostReportTemplates.HoldPlaced,
        facts,
        subject: new("紛失のご連絡を確認しております", "We are checking a report that your card was lost")
        {
            InLetter = "医師資格証の紛失のご連絡の確認について（お知らせ）",
        },
        opening:
        [
            new(
                $"お客様の医師資格証について紛失のご連絡がありましたが、{(onPaper ? "届いた書面" : "お電話")}ではご本人様であることを確認できませんでした。安全のため、このカードについて当センターのサービスのご利用を一時的に止め、確認を行っております。",
                $"We received a {(onPaper ? "letter" : "call")} reporting your card lost, but could not confirm that the {(onPaper ? "sender" : "caller")} was you. To be safe, we have put our services for this card on hold while we check."),
            new(
                "現時点では、電子証明書は失効しておりません。",
                "The certificates have not been revoked at this point."),
        ],
        ownFacts: [new(new("サービスを止めた日時", "On hold since"), Wording.Date(heldAt))],
        standing: new("サービスを止めたまま、ご連絡の内容の確認を進めております。", "Our services are on hold while the report is being checked."),
        nextStep: new(
            $"{JapaneseDate.Of(decisionDueAt)} ごろまでに、別の担当者がご登録の電話番号へお電話いたします。紛失された場合も、お心当たりのない場合も、その旨をお知らせください。お急ぎの場合は、受付時間内に下記までお電話ください。",
            $"A second member of staff will call you at your registered number by about {JapaneseDate.InEnglish(decisionDueAt)}. Please tell us whether you lost the card or know nothing of the report. If it is urgent, please call us during our hours."),
        deadline: new(
            $"ございません（当センターの判断の目安 {JapaneseDate.Of(decisionDueAt)}）",
            $"None for you (we plan to decide by {JapaneseDate.InEnglish(decisionDueAt)})"),
        points:
        [
            new(
                "ご本人様の紛失と確認でき次第、カードの電子証明書を失効いたします。失効した電子証明書を元に戻すことはできません。",
                "Once we have confirmed that you lost the card, we revoke its certificates. A revoked certificate can never be restored."),
        ]) with
    { IsUrgent = true };
}
