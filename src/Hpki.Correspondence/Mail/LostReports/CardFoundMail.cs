namespace Hpki.Correspondence.Mail.LostReports;

static class CardFoundMail
{
    public static MailScript Script(LostReportFacts facts, DateOnly? formDueBy) => HolderScript.Build(
        LostReportTemplates.CardFound,
        facts,
        subject: new("カード発見のご連絡を受け付けました", "We have noted that the card was found")
        {
            InLetter = "医師資格証の発見のご連絡の受付について（お知らせ）",
        },
        opening:
        [
            facts.IsRevoked
                ? new(
                    "紛失された医師資格証が見つかったとのご連絡を受け付けました。恐れ入りますが、電子証明書はすでに失効しているため、見つかったカードはご利用いただけません。",
                    "We have noted that your lost card was found. Its certificates have already been revoked, so the card can no longer be used.")
                : new(
                    "紛失された医師資格証が見つかったとのご連絡を受け付けました。恐れ入りますが、電子証明書はすでに失効を指示しており、失効リストへの掲載を確認しております。この指示を取り消すことはできないため、見つかったカードはご利用いただけません。",
                    "We have noted that your lost card was found. The revocation of its certificates has already been ordered and is being published; it cannot be taken back, so the card can no longer be used."),
        ],
        ownFacts: [],
        standing: formDueBy is null
            ? HolderScript.WithCertificates(facts, "カードの発見のご連絡を受け付けました。", "The card was found.")
            : HolderScript.WithCertificates(
                facts, "カードの発見のご連絡を受け付け、『紛失届』の到着をお待ちしております。", "The card was found, and we are waiting for your written report."),
        nextStep: formDueBy is null
            ? new("見つかったカードを、当センターへご返送ください。", "Please return the card to the centre.")
            : new("『紛失届』と、見つかったカードを、当センターへお送りください。", "Please send us the lost card report and the card.") { InLetter = "同封の『紛失届』と、見つかったカードを、当センターへお送りください。" },
        deadline: formDueBy is { } due
            ? new($"{JapaneseDate.Of(due)} 必着（『紛失届』）", $"The report must arrive by {JapaneseDate.InEnglish(due)}")
            : new("ございません（お早めにご返送ください）", "None (please return it soon)"),
        points:
        [
            HolderScript.Final(facts),
            new(
                "ご返送の際は、配達の記録が残る方法をおすすめいたします。",
                "We recommend a postal service that records delivery."),
            HolderScript.Reissue,
        ]) with
    { AsksForForm = formDueBy is not null };
}
