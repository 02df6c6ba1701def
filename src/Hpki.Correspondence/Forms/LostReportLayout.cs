using Hpki.Correspondence.Pdf;
using Hpki.Procedures.Forms;

namespace Hpki.Correspondence.Forms;

/// <summary>
/// The lost report (紛失届), version 1. The fields of the real form are not known (domain.md §9), so this is our own layout:
/// what the centre needs to find the holder in the register, to know what happened, and to go on.
/// </summary>
static class LostReportLayout
{
    const float Left = 18;
    const float Width = 174;
    const float LabelWidth = 29;

    static readonly MmRect TitleBand = new(Left, 21, 142, 11);

    public static FormSheet Version1 { get; } = Build();

    static FormSheet Build()
    {
        var head = Head();
        var body = Body();
        FormFrame[] frames = [.. head.Frames, .. body.Frames];
        var layout = new FormLayout
        {
            Form = FormCode.LostReport,
            Version = 1,
            Title = "医師資格証　紛失届",
            PageCount = 1,
            Fields = body.Fields,
            Code = new MmRect(165, 15, 25, 25),
            RegistrationMarks = [new(8, 8, 4, 4), new(198, 8, 4, 4), new(198, 285, 4, 4), new(8, 285, 4, 4)],
            TitleBand = TitleBand,
            Rulings = [.. frames.Where(frame => frame.LineWidth > 0).Select(frame => new FormRuling(frame.Page, frame.Area, frame.LineWidth))],
        };
        return new FormSheet(layout, [.. HeadCaptions(), .. head.Captions, .. body.Captions, .. FootCaptions()], frames);
    }

    static FormCaption[] HeadCaptions() =>
    [
        new(1, new MmRect(Left, 14, 120, 6), "{center}　御中", new TextStyle(11)),
        new(1, TitleBand, "医師資格証　紛失届", new TextStyle(21, FontWeight.Bold, Centered: true)) { Role = TextRole.Title },
        new(1, new MmRect(Left, 32.5f, 142, 5), "紛失・盗難などにより医師資格証を失ったときの届出書です。太枠の中をご記入ください。", new TextStyle(8, Shade: Shade.Muted, Centered: true)),
        new(1, new MmRect(161, 45, 33, 3.5f), "センター処理用コード", new TextStyle(6.5f, Shade: Shade.Muted, Centered: true)),
    ];

    static FormLayoutBuilder Head()
    {
        var head = new FormLayoutBuilder(1, Left, 142, 39.5f);
        head.Row(8.5f, (LabelWidth, head.Caption("{numberLabel}")), (142 - LabelWidth, head.Words("{requestNumber}", new TextStyle(13, FontWeight.Bold))));
        return head;
    }

    static FormLayoutBuilder Body()
    {
        const float half = Width / 2;
        const float shortLabel = 22;
        var form = new FormLayoutBuilder(1, Left, Width, 49.5f);
        var content = FormContents.Of(FormKind.LostReport);
        Action<MmRect> Answer(string key, int lines = 1, float writeInWidth = 40) => form.Answer(content.Question(key), lines, writeInWidth);

        form.Heading("１　届出をされる方（ご本人）");
        form.Row(9, (LabelWidth, form.Caption("届出日")), (Width - LabelWidth, Answer("reportedOn")));
        form.Row(8, (LabelWidth, form.Caption("フリガナ")), (Width - LabelWidth, Answer("holder.kana")));
        form.Row(13, (LabelWidth, form.Caption("氏名")), (Width - LabelWidth, Answer("holder.name")));
        form.Row(9, (LabelWidth, form.Caption("生年月日")), (Width - LabelWidth, Answer("birthDate")));
        form.Row(
            9,
            (LabelWidth, form.Caption("医籍登録番号")), (half - LabelWidth, Answer("medicalRegistrationNumber")),
            (shortLabel + 2, form.Caption("日医会員ID")), (half - shortLabel - 2, Answer("jmaMemberId")));
        form.Row(18, (LabelWidth, form.Caption("住民票の住所")), (Width - LabelWidth, Answer("residence")));
        form.Row(11, (LabelWidth, form.Caption("電話番号\n（日中の連絡先）")), (Width - LabelWidth, Answer("phone")));
        form.EndSection(2);

        form.Heading("２　紛失の状況");
        form.Row(
            9,
            (shortLabel, form.Caption("紛失した日")), (half - shortLabel, Answer("lostOn")),
            (shortLabel, form.Caption("気づいた日")), (half - shortLabel, Answer("noticedOn")));
        form.Row(9, (LabelWidth, form.Caption("区分")), (Width - LabelWidth, Answer("loss", writeInWidth: 66)));
        form.Row(24, (LabelWidth, form.Caption("場所・状況")), (Width - LabelWidth, Answer("circumstances", lines: 4)));
        form.Row(9, (LabelWidth, form.Caption("警察への届出")), (Width - LabelWidth, Answer("police", writeInWidth: 60)));
        form.EndSection(2);

        form.Heading("３　ご希望のお手続き（該当するものにチェックを入れてください）");
        foreach (var option in content.Question("wish").Options)
        {
            form.Row(8, (Width, form.Answer(content.Question("wish") with { Options = [option] })));
        }
        form.EndSection(2);

        form.Heading("４　届出");
        form.Row(
            13,
            (82, form.Words("上記のとおり届け出ます。失効した電子証明書を元に戻せないことを了承します。", new TextStyle(8.5f))),
            (14, form.Caption("署名")), (Width - 96, Answer("signature")));
        form.EndSection(2);

        form.Row(24, (Width, form.Words(Instructions, new TextStyle(8))));
        form.Gap(2);

        form.Row(
            14,
            (16, form.Caption("センター\n使用欄")),
            (32, form.OfficeUse("受付日", "office.receivedOn")),
            (32, form.OfficeUse("受付者", "office.receivedBy")),
            (32, form.OfficeUse("確認者", "office.checkedBy")),
            (62, form.OfficeUse("備考", "office.remarks")));
        return form;
    }

    const string Instructions =
        "【ご記入とご提出について】\n"
        + "1. 黒のボールペンで、枠からはみ出さないようにご記入ください。日付は西暦でご記入ください。\n"
        + "2. 再発行をご希望の場合は、『再発行申請書』と必要書類を同封してください。再発行には発行費用がかかります。\n"
        + "3. 送付先　〒{postalCode} {postalAddress}　{center}\n"
        + "4. お問い合わせ　電話 {phone}（受付時間 {hours}）";

    static FormCaption[] FootCaptions() =>
    [
        new(1, new MmRect(Left, 284.5f, Width, 4), "様式LR（第1版）　1/1ページ", new TextStyle(7, Shade: Shade.Muted, Centered: true)),
    ];
}
