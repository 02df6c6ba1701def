using Hpki.Procedures.Forms;

namespace Hpki.Procedures.Catalogue;

/// <summary>The guide pages. Every statement names its source; what domain.md marks as not found is said to be asked of the centre.</summary>
public static class ProcedureGuides
{
    const string Faq = "FAQ (資格証保有者向け)";
    const string Service = "domain.md §1.1 svc";
    const string Fees = "domain.md §2";
    const string Application = "domain.md §1.1 faq1";
    const string HandOver = "domain.md §1.2";
    const string House = "design §5";

    static readonly GuideFact Holder = new("医師資格証をお持ちの方ご本人", Faq);
    static readonly GuideFact PostsForm = new("用紙と書類が届くと、センターが内容を確認します。不足がある場合は、センターからご連絡します。", House);
    static readonly GuideFact Pays = new("費用がかかる場合は、書類の到着後に払込票をお送りします。ご入金の確認後に発行します。", HandOver);
    static readonly GuideFact Collects = new("発行が終わると、発行完了通知のハガキが届きます。お選びの医師会に電話で予約のうえ、ハガキ・医師免許証の原本・本人確認書類の原本をお持ちになり、窓口でお受け取りください。", HandOver);
    static readonly GuideFact AskDocuments = GuideFact.ToBeAsked("このほかに必要な書類は、申請区分により異なります。お送りになる前に、センターへお問い合わせください。");

    /// <summary>Every guide page, in the order of the start page.</summary>
    public static IReadOnlyList<ProcedureGuide> All { get; } =
    [
        new()
        {
            Slug = "lost-report",
            Procedure = ProcedureKind.LostReport,
            Form = FormKind.LostReport,
            Title = "医師資格証をなくしたとき（紛失届）",
            Lead = "紛失・盗難などで医師資格証が手元にないときの手続きです。",
            Who = Holder,
            First = new("まず、お電話でセンターへご連絡ください。お電話を受けて、資格証の電子証明書を緊急失効します。用紙の到着は待ちません。", Faq),
            Documents = [new("紛失届", "お電話のあとでお送りください。", Faq), new("再発行の書類", "再発行を希望する場合は、同じ封筒でお送りいただけます。", Faq)],
            Fees = [new("届出", 0, "domain.md §1.1 seed"), new("再発行を希望する場合", 5500, Fees)],
            Steps =
            [
                new("お電話のときに、電子証明書を失効します。失効した電子証明書は、資格証が見つかっても元に戻せません。", House),
                new("紛失届が届くと、センターが内容を確認し、手続きが完了します。", House),
                new("再発行を希望する場合は、続けて再発行の手続きを行います。", Faq),
            ],
        },
        Reissue("reissue", "医師資格証の再発行", "紛失・破損などにより、新しい医師資格証の発行を受ける手続きです。",
            [new("紛失・破損による再発行", 5500, Fees), new("その他の理由による再発行", null, null)], [], []),
        Reissue("name-change", "姓名が変わったとき", "姓名が変わったときは、新しい姓名の医師資格証の発行を受けます。再発行申請書の申請区分は「E. 姓名変更」です。",
            [new("カード発行費用", 0, Faq)],
            [GuideFact.ToBeAsked("新しい姓名が分かる書類として何をお送りいただくかは、センターへお問い合わせください。"), new("医籍の記載事項の変更は、30日以内に別途届け出る必要があります（医師法施行令第5条）。", "domain.md §1.4")],
            ["reason.nameChange"]),
        Reissue("membership-change", "日医会員になったとき・会員でなくなったとき", "会員種別が変わったときは、新しい医師資格証の発行を受けます。再発行申請書の申請区分は「F. 日医会員／非会員変更」です。",
            [new("日本医師会会員になった場合", 0, Faq), new("会員でなくなった場合", null, null)], [AskDocuments], ["reason.membershipChange"]),
        new()
        {
            Slug = "discontinuation",
            Procedure = ProcedureKind.Discontinuation,
            Form = FormKind.Discontinuation,
            Title = "利用を中止するとき（利用中止届）",
            Lead = "医師資格証の利用をやめるときの手続きです。",
            Who = new("医師資格証をお持ちの方ご本人。亡くなられた場合は、ご家族など。", "FAQ (資格証保有者向け); design §5"),
            Documents = [new("利用中止届", "", Faq)],
            DocumentNotes = [GuideFact.ToBeAsked("医師資格証の返却方法と、ご本人以外が届け出る場合に必要な書類は、センターへお問い合わせください。")],
            Fees = [new("届出", null, null)],
            Steps = [PostsForm, new("中止する日に、資格証のすべての電子証明書を失効します。失効は取り消せません。", House), new("手続きが終わると、書面でお知らせします。", House)],
        },
        new()
        {
            Slug = "pin-disclosure",
            Procedure = ProcedureKind.PinDisclosure,
            Form = FormKind.PinDisclosure,
            Title = "暗証番号（PIN）を忘れたとき",
            Lead = "暗証番号が記載された用紙を、登録されている住民票の住所に郵送する手続きです。",
            Who = Holder,
            Documents = [new("暗証番号開示申請書", "", Faq), new("医師資格証おもて面のコピー", "", Faq)],
            Fees = [new("開示", null, null)],
            Steps =
            [
                PostsForm,
                new("確認のうえ、暗証番号が記載された用紙を、ご登録いただいている住民票の住所に郵送します。ほかの住所にはお送りしません。", Faq),
                new("お電話・メールでは、暗証番号をお答えできません。", House),
                new("住民票の住所が変わった直後の申請は、確認に時間をいただくことがあります。", House),
            ],
        },
        new()
        {
            Slug = "pin-unblock",
            Procedure = ProcedureKind.PinUnblock,
            Form = FormKind.PinUnblock,
            Title = "暗証番号（PIN）がロックされたとき",
            Lead = "暗証番号の入力誤りが続いて使えなくなった資格証を、使えるようにする手続きです。",
            Who = Holder,
            Documents =
            [
                new("PIN閉塞解除申請書", "", Service),
                new("使えなくなった医師資格証", "センターで解除する場合のみ。ご自身で解除する場合は、お送りにならないでください。", Service),
            ],
            DocumentNotes = [new("医師資格証をお送りになる場合は、簡易書留など配達の記録が残る方法をお勧めします。", Application)],
            Fees = [new("閉塞解除", null, null)],
            Steps = [PostsForm, new("センターで解除する場合は、解除した資格証をお返しします。ご自身で解除する場合は、必要なものをお送りします。", Service)],
        },
        new()
        {
            Slug = "contact-change",
            Procedure = ProcedureKind.ContactChange,
            Form = FormKind.ContactChange,
            Title = "住所・勤務先などが変わったとき（連絡先変更届）",
            Lead = "ご登録の住所・勤務先・電話番号・メールアドレスが変わったときの手続きです。",
            Who = Holder,
            Documents =
            [
                new("連絡先変更届", "", Faq), new("医師資格証おもて面のコピー", "", Faq), new("住民票", "住民票の住所が変わった場合のみ。", Faq),
            ],
            DocumentNotes = [GuideFact.ToBeAsked("住民票が発行から何か月以内のものである必要があるかは、センターへお問い合わせください。"), new("個人番号（マイナンバー）の記載がない住民票をお送りください。", "domain.md §1.1 kayaku; design rule 13")],
            Fees = [new("届出", null, null)],
            Steps = [PostsForm, new("登録の内容を改め、新旧のメールアドレスにお知らせします。医師資格証は、そのままお使いいただけます。", House)],
        },
        new()
        {
            Slug = "renewal",
            Procedure = ProcedureKind.Renewal,
            Form = FormKind.Renewal,
            Title = "有効期限が近づいたとき（更新）",
            Lead = "医師資格証の有効期限は5年です。期限の前に、新しい医師資格証の発行を受ける手続きです。",
            Who = Holder,
            Documents = [new("更新申請書", "", House)],
            DocumentNotes = [GuideFact.ToBeAsked("更新の申請に必要な書類は、お送りになる前に、センターへお問い合わせください。")],
            Fees = [new("日本医師会会員", 0, Fees), new("非会員", 5500, Fees)],
            Steps = [PostsForm, Pays, Collects, new("新しい資格証の受取りと引換えに、これまでの資格証の電子証明書を失効します。", House)],
        },
        new()
        {
            Slug = "issue",
            Procedure = ProcedureKind.Issue,
            Form = FormKind.Issue,
            Title = "初めて医師資格証を申し込むとき（発行申請）",
            Lead = "医師資格証をお持ちでない方が、発行を申し込む手続きです。",
            Who = new("医師の資格をお持ちの方。日本医師会の会員でない方も申し込めます。", "domain.md §1.3"),
            Documents =
            [
                new("発行申請書", "写真（旅券用の規格）を貼ってください。", Application), new("住民票の写し", "原本。個人番号（マイナンバー）の記載がないもの。", Application),
                new("本人確認書類のコピー", "", Application), new("医師免許証のコピー", "", Application),
            ],
            DocumentNotes =
            [
                new("簡易書留、レターパックライトなど、配達の記録が残る方法でお送りになることをお勧めします。", Application),
                GuideFact.ToBeAsked("住民票が発行から何か月以内のものである必要があるかは、センターへお問い合わせください。"),
            ],
            Fees = [new("日本医師会会員", 0, Fees), new("非会員", 5500, Fees)],
            Steps = [new("書類が届くと、センターが審査し、医師の資格を厚生労働省に確認します。", Application), Pays, Collects],
        },
    ];

    /// <summary>The guide with this part of the address; null when there is none.</summary>
    public static ProcedureGuide? Find(string slug) => All.FirstOrDefault(guide => guide.Slug == slug);

    static ProcedureGuide Reissue(
        string slug, string title, string lead, IReadOnlyList<GuideFee> fees, IReadOnlyList<GuideFact> notes, IReadOnlyList<string> ticked) => new()
        {
            Slug = slug,
            Procedure = ProcedureKind.Reissue,
            Form = FormKind.Reissue,
            Title = title,
            Lead = lead,
            Who = Holder,
            Documents = [new("再発行申請書", "", Faq)],
            DocumentNotes = notes.Count > 0 ? notes : [AskDocuments],
            Fees = fees,
            Steps = [PostsForm, Pays, Collects, new("新しい資格証の受取り後、これまでの資格証の電子証明書を失効します。", House)],
            Ticked = ticked,
        };
}
