using Hpki.Correspondence.Pdf;
using Hpki.Procedures.Forms;

namespace Hpki.Correspondence.Forms;

/// <summary>
/// Sets a form's questions into the frame that all forms but the first share: title and code above, a ruled section for each heading, signature,
/// instructions, room for staff. The numbers here are part of every version printed from it, so a change of any is a new version of each form.
/// </summary>
sealed class StandardLayout
{
    const float Left = 18;
    const float Width = 174;
    const float HeadWidth = 142;
    const float LabelWidth = 29;
    const float PairLabelWidth = 24;
    const float SectionGap = 2;
    const float PhotoWidth = 40;
    const float PhotoHeight = 50;

    static readonly MmRect TitleBand = new(Left, 21, HeadWidth, 11);

    // Where a long word has to break in a narrow cell.
    static readonly Dictionary<string, string> Broken = new() { ["mail"] = "メール\nアドレス", ["pickUp"] = "受取りを希望\nする医師会" };

    readonly FormContent content;
    readonly int version;
    readonly FormLayoutBuilder form = new(1, Left, Width, 49.5f);

    public StandardLayout(FormKind kind, int version) => (content, this.version) = (FormContents.Of(kind), version);

    /// <summary>Questions that share a row, by the key of the first.</summary>
    public IReadOnlyDictionary<string, string> Pairs { get; init; } = new Dictionary<string, string>
    {
        ["medicalRegistrationNumber"] = "jmaMemberId",
        ["phone"] = "mail",
        ["cardSerial"] = "pickUp",
    };

    /// <summary>Words of a label where the paper has to say more than the question.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();


    /// <summary>Heights of rows that differ from their kind's, by the key of the first question.</summary>
    public IReadOnlyDictionary<string, float> Heights { get; init; } = new Dictionary<string, float>();

    /// <summary>Room behind a box, in millimetres.</summary>
    public float WriteInWidth { get; init; } = 40;

    /// <summary>What this form's sender has to know, as the second instruction.</summary>
    public required string Advice { get; init; }

    public FormSheet Build()
    {
        var head = new FormLayoutBuilder(1, Left, HeadWidth, 39.5f);
        head.Row(8.5f, (LabelWidth, head.Caption("{numberLabel}")), (HeadWidth - LabelWidth, head.Words("{requestNumber}", new TextStyle(13, FontWeight.Bold))));
        for (var i = 0; i < content.Sections.Count; i++)
        {
            Section(i + 1, content.Sections[i]);
        }
        form.Row(24, (Width, form.Words(Instructions(), new TextStyle(8))));
        form.Gap(SectionGap);
        form.Row(
            14,
            (16, form.Caption("センター\n使用欄")),
            (32, form.OfficeUse("受付日", "office.receivedOn")),
            (32, form.OfficeUse("受付者", "office.receivedBy")),
            (32, form.OfficeUse("確認者", "office.checkedBy")),
            (62, form.OfficeUse("備考", "office.remarks")));

        FormFrame[] frames = [.. head.Frames, .. form.Frames];
        var layout = new FormLayout
        {
            Form = content.Code,
            Version = version,
            Title = content.Title,
            PageCount = 1,
            Fields = form.Fields,
            Code = new MmRect(165, 15, 25, 25),
            RegistrationMarks = [new(8, 8, 4, 4), new(198, 8, 4, 4), new(198, 285, 4, 4), new(8, 285, 4, 4)],
            TitleBand = TitleBand,
            Rulings = [.. frames.Where(frame => frame.LineWidth > 0).Select(frame => new FormRuling(frame.Page, frame.Area, frame.LineWidth))],
        };
        return new FormSheet(layout, [.. HeadCaptions(), .. head.Captions, .. form.Captions, FootCaption()], frames);
    }

    void Section(int number, FormSection section)
    {
        form.Heading($"{(char)('０' + number)}　{section.Title}");
        var photo = section.Questions.SingleOrDefault(question => question.Kind == FormAnswerKind.Photo);
        var photoTop = form.Y;
        List<FormQuestion> questions = [.. section.Questions.Where(question => question != photo)];
        for (var i = 0; i < questions.Count; i++)
        {
            var question = questions[i];
            var partner = i + 1 < questions.Count && Pairs.GetValueOrDefault(question.Key) == questions[i + 1].Key ? questions[++i] : null;
            var width = photo is not null && form.Y < photoTop + PhotoHeight - 0.01f ? Width - PhotoWidth : Width;
            Row(question, partner, width, hasLabel: section.Questions.Count > 1);
        }
        if (photo is not null)
        {
            form.Photo(photo, new MmRect(Left + Width - PhotoWidth, photoTop, PhotoWidth, PhotoHeight), "写真（縦45mm×横35mm）を貼付");
        }
        form.EndSection(SectionGap);
    }

    void Row(FormQuestion question, FormQuestion? partner, float width, bool hasLabel)
    {
        var height = HeightOf(question, hasLabel ? width - LabelWidth : width);
        if (question.Kind == FormAnswerKind.Signature)
        {
            form.RowOf(width, height, (82, form.Words(content.Declaration, new TextStyle(8.5f))), (14, form.Caption(question.Label)), (width - 96, form.Answer(question)));
        }
        else if (partner is not null)
        {
            var half = width / 2;
            form.RowOf(
                width,
                height,
                (LabelWidth, form.Caption(LabelOf(question))), (half - LabelWidth, form.Answer(question, LinesOf(question), WriteInWidth)),
                (PairLabelWidth, form.Caption(LabelOf(partner))), (half - PairLabelWidth, form.Answer(partner, LinesOf(partner), WriteInWidth)));
        }
        else if (!hasLabel)
        {
            form.RowOf(width, height, (width, form.Answer(question, LinesOf(question), WriteInWidth)));
        }
        else
        {
            form.RowOf(width, height, (LabelWidth, form.Caption(LabelOf(question))), (width - LabelWidth, form.Answer(question, LinesOf(question), WriteInWidth)));
        }
    }

    string LabelOf(FormQuestion question) => Labels.GetValueOrDefault(question.Key) ?? Broken.GetValueOrDefault(question.Key) ?? question.Label;

    static int LinesOf(FormQuestion question) => question.Kind is FormAnswerKind.Lines ? 4 : question.Kind is FormAnswerKind.Mail or FormAnswerKind.Line ? 2 : 1;

    float HeightOf(FormQuestion question, float width) => Heights.TryGetValue(question.Key, out var height) ? height : question.Kind switch
    {
        FormAnswerKind.Kana => 8,
        FormAnswerKind.Name => 12,
        FormAnswerKind.Address => 17,
        FormAnswerKind.Lines => 24,
        FormAnswerKind.Signature => 12,
        FormAnswerKind.OneOf or FormAnswerKind.AnyOf => 1 + (7 * FormLayoutBuilder.LinesOf(question, width, WriteInWidth)),
        _ => 9.6f,
    };

    FormCaption[] HeadCaptions() =>
    [
        new(1, new MmRect(Left, 14, 120, 6), "{center}　御中", new TextStyle(11)),
        new(1, TitleBand, content.Title, new TextStyle(21, FontWeight.Bold, Centered: true)) { Role = TextRole.Title },
        new(1, new MmRect(Left, 32.5f, HeadWidth, 5), content.Purpose, new TextStyle(8, Shade: Shade.Muted, Centered: true)),
        new(1, new MmRect(161, 45, 33, 3.5f), "センター処理用コード", new TextStyle(6.5f, Shade: Shade.Muted, Centered: true)),
    ];

    string Instructions() =>
        "【ご記入とご提出について】\n"
        + "1. 黒のボールペンで、枠からはみ出さないようにご記入ください。日付は西暦でご記入ください。\n"
        + $"2. {Advice}\n"
        + "3. 送付先　〒{postalCode} {postalAddress}　{center}\n"
        + "4. お問い合わせ　電話 {phone}（受付時間 {hours}）";

    FormCaption FootCaption() =>
        new(1, new MmRect(Left, 284.5f, Width, 4), $"様式{content.Code}（第{version}版）　1/1ページ", new TextStyle(7, Shade: Shade.Muted, Centered: true));
}
