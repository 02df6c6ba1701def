namespace Hpki.Correspondence.Mail.LostReports;

/// <summary>The frame all mails to the holder share; a mail fills in what is its own.</summary>
static class HolderScript
{
    public static readonly Wording NothingToDo = new(
        "お手続きいただくことはございません。",
        "There is nothing you need to do.");

    public static readonly Wording NoDeadline = new("ございません", "None");

    static readonly Wording RevocationIsFinal = new(
        "失効した電子証明書を元に戻すことはできません。カードが見つかった場合も、電子署名や認証にはご利用いただけません。",
        "A revoked certificate can never be restored. Even if you find the card, it can no longer be used to sign or to authenticate.");

    static readonly Wording OrderIsFinal = new(
        "失効の指示を取り消すことはできません。カードが見つかった場合も、電子署名や認証には使用しないでください。失効リストへの掲載を確認でき次第、失効した日時をあらためてお知らせいたします。",
        "The revocation cannot be taken back. Even if you find the card, do not use it to sign or to authenticate. We will tell you when the certificates are on the published list.");

    /// <summary>How the certificates stand.</summary>
    public static Wording Certificates(LostReportFacts facts) => facts.IsRevoked
        ? new("電子証明書は失効済みです。", "The certificates are revoked.")
        : new("電子証明書は、失効を指示し、失効リストへの掲載を確認中です。", "The revocation of the certificates has been ordered and is being published.");

    /// <summary>The certificates' standing after another.</summary>
    public static Wording WithCertificates(LostReportFacts facts, string japanese, string english) =>
        new(japanese + Certificates(facts).Japanese, $"{english} {Certificates(facts).English}");

    /// <summary>The certificates' standing before another.</summary>
    public static Wording CertificatesAnd(LostReportFacts facts, string japanese, string english) =>
        new(Certificates(facts).Japanese + japanese, $"{Certificates(facts).English} {english}");

    /// <summary>That there is no way back, done or only ordered.</summary>
    public static Wording Final(LostReportFacts facts) => facts.IsRevoked ? RevocationIsFinal : OrderIsFinal;

    public static readonly Wording Reissue = new(
        "新しい医師資格証をご希望の場合は、『再発行申請書』と必要書類をお送りください。再発行には発行費用がかかります。",
        "If you would like a new card, please send the reissue application with the required documents. A fee is charged for the reissue.");

    /// <summary>How to come by the form.</summary>
    public static readonly Wording FormAtHand = new(
        "『紛失届』の用紙がお手元にない場合は、下記までご請求ください。",
        "If you do not have the form, please ask us for it.")
    {
        InLetter = "同封の『紛失届』の用紙を書き損じた場合は、下記までご請求ください。",
    };

    /// <summary>To fill in the form and send it.</summary>
    public static readonly Wording SendForm = new(
        "『紛失届』に必要事項をご記入のうえ、当センターへ郵送してください。",
        "Fill in the lost card report and post it to the centre.")
    {
        InLetter = "同封の『紛失届』に必要事項をご記入のうえ、当センターへ郵送してください。",
    };

    /// <summary>What closes every mail to a holder.</summary>
    public static readonly Wording NeverAsked = new(
        "当センターが、暗証番号やパスワードをメールでお尋ねすることはございません。このメールにお心当たりのない場合は、下記までお電話ください。",
        "We never ask for a PIN or password by e-mail. If you do not recognise this message, please call us.")
    {
        InLetter = "当センターが、暗証番号やパスワードをお尋ねすることはございません。この書面にお心当たりのない場合は、下記までお電話ください。",
    };

    public static MailScript Build(
        string template, LostReportFacts facts, Wording subject, Wording[] opening,
        MailFact[] ownFacts, Wording standing, Wording nextStep, Wording deadline, Wording[] points) => new()
        {
            Template = template,
            Subject = new(
                $"【医師資格証】{subject.Japanese}（受付番号 {facts.RequestNumber}）",
                $"[Doctor's ID card] {subject.English} (request {facts.RequestNumber})"),
            Heading = subject,
            Salutation = new($"{facts.HolderName} 様", $"Dear {facts.HolderName},"),
            Opening = opening,
            Facts =
            [
                new(new("受付番号", "Request number"), new(facts.RequestNumber, facts.RequestNumber)),
                new(new("お手続き", "Procedure"), new("医師資格証 紛失届", "Lost card report")),
                new(new("対象のカード", "Card"), new($"医師資格証（番号の末尾 {facts.CardEnding}）", $"Card number ending in {facts.CardEnding}")),
                .. ownFacts,
                new(new("現在の状況", "Where it stands"), standing),
                new(new("次のお手続き", "Next step"), nextStep),
                new(new("期限", "Deadline"), deadline),
            ],
            Points = points,
            Closing = [NeverAsked],
        };
}
