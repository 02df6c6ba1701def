namespace Hpki.Correspondence.Mail.LostReports;

static class RevokedMail
{
    public static MailScript Script(LostReportFacts facts, DateTimeOffset revokedAt, DateOnly? formDueBy, bool formIsHere, bool? secondCertificateToo) => HolderScript.Build(
        LostReportTemplates.Revoked,
        facts,
        subject: new("紛失のご連絡を受け付け、電子証明書を失効しました", "Loss reported and certificates revoked")
        {
            InLetter = "医師資格証の紛失のご連絡の受付と電子証明書の失効について（お知らせ）",
        },
        opening:
        [
            new(
                "医師資格証の紛失について、ご連絡を受け付けました。カードのICチップに格納されたすべての電子証明書を失効（緊急失効）いたしましたので、お知らせいたします。",
                "We have received the report that your card was lost, and have revoked every certificate in its chip (emergency revocation)."),
            .. formDueBy is null ? Array.Empty<Wording>() :
            [
                facts.FormWasRefused
                    ? new(
                        "つきましては、『紛失届』をあらためてご提出くださいますようお願いいたします。",
                        "Please now send us the written lost card report again.")
                    : new(
                        "つきましては、『紛失届』のご提出をお願いいたします。",
                        "Please now send us the written lost card report."),
            ],
        ],
        ownFacts: [new(new("失効した日時", "Revoked at"), Wording.Date(revokedAt))],
        standing: formIsHere
            ? new("電子証明書は失効済みです。『紛失届』は当センターに届いております。", "The certificates are revoked. Your written report has arrived.")
            : formDueBy is null ? new("電子証明書は失効済みです。", "The certificates are revoked.")
            : new("電子証明書は失効済みです。『紛失届』の到着をお待ちしております。", "The certificates are revoked. We are waiting for your written report."),
        nextStep: formDueBy is null
            ? HolderScript.NothingToDo
            : HolderScript.SendForm,
        deadline: formDueBy is { } due
            ? new($"{JapaneseDate.Of(due)} 必着", $"To arrive by {JapaneseDate.InEnglish(due)}")
            : HolderScript.NoDeadline,
        points:
        [
            HolderScript.Final(facts),
            .. formDueBy is null ? [HolderScript.Reissue] : WithTheForm,
            SecondCertificate(secondCertificateToo, byForm: formDueBy is not null),
        ]) with
    { AsksForForm = formDueBy is not null };

    static readonly Wording[] WithTheForm =
    [
        HolderScript.FormAtHand,
        new(
            "新しい医師資格証をご希望の場合は、『再発行申請書』と必要書類を『紛失届』と同時にお送りいただけます。再発行には発行費用がかかります。",
            "If you would like a new card, you may send the reissue application and the required documents together with the report. A fee is charged for the reissue."),
    ];

    // Whoever has answered is not asked again.
    static Wording SecondCertificate(bool? wish, bool byForm) => wish switch
    {
        true => new(
            "HPKIセカンド電子証明書についても、失効のご希望を承っております。今回の失効には含まれておりませんので、別途お手続きを進めます。あらためてお申し出いただく必要はございません。",
            "You have asked us to revoke your second certificate (HPKI Second) too. It is not part of this revocation and is dealt with separately; you need not ask again."),
        false => new(
            "HPKIセカンド電子証明書は、今回の失効には含まれておりません。失効を希望されないと承っておりますが、ご希望が変わった場合は、お電話でお申し出ください。",
            "Your second certificate (HPKI Second) is not part of this revocation. You told us not to revoke it; if you change your mind, please call us."),
        null when byForm => new(
            "HPKIセカンド電子証明書は、今回の失効には含まれておりません。失効をご希望の場合（スマートフォンも紛失された場合など）は、『紛失届』の該当欄にチェックをお入れいただくか、お電話でお申し出ください。",
            "Your second certificate (HPKI Second) is not part of this revocation. If you want it revoked too, for example because your smartphone is lost as well, tick the box on the form or call us."),
        null => new(
            "HPKIセカンド電子証明書は、今回の失効には含まれておりません。失効をご希望の場合で、『紛失届』の該当欄にチェックをお入れいただいていないときは、お電話でお申し出ください。",
            "Your second certificate (HPKI Second) is not part of this revocation. If you want it revoked too and did not tick the box on the form, please call us."),
    };
}
