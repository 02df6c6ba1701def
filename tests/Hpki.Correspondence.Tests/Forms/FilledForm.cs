using Hpki.Correspondence.Forms;
using Hpki.Procedures.Forms;

namespace Hpki.Correspondence.Tests.Forms;

/// <summary>A form with something in every place that can be typed into.</summary>
static class FilledForm
{
    public const string Reference = "D34679ACDEFHJKLMNPRTW";

    public static FormPrint Of(FormKind kind) => new()
    {
        Kind = kind,
        Reference = Reference,
        Number = "D-34679-ACDEF-HJKLM-NPRTW",
        Entries = EntriesOf(kind),
        PrintedAt = TestData.Afternoon,
    };

    public static Dictionary<string, string> EntriesOf(FormKind kind) => FormContents.Of(kind).Questions
        .Where(question => question.IsTyped)
        .SelectMany(question => question.Parts.Select(part => (part.Key, Value: ValueOf(question, part))))
        .ToDictionary(entry => entry.Key, entry => entry.Value);

    static string ValueOf(FormQuestion question, FormPart part) => part.Kind switch
    {
        FormFieldKind.CheckBox => FormEntries.Ticked,
        FormFieldKind.Digits => "19700401123"[..part.Cells],
        FormFieldKind.Text when part.IsWriteIn => "見本の内容",
        FormFieldKind.Text => question.Kind switch
        {
            FormAnswerKind.Name => "髙橋 𠮷﨑",
            FormAnswerKind.Kana => "タカハシ ヨシザキ",
            FormAnswerKind.Address => "東京都架空区見本町四丁目5番6号 見本マンション壱番館 1203号室",
            FormAnswerKind.Mail => "yoshizaki.takahashi@example.jp",
            FormAnswerKind.Phone => "09012345678",
            FormAnswerKind.CardSerial => "A1B2C3D4E5F60718",
            FormAnswerKind.Lines => "駅から病院へ向かう途中の電車で財布ごと失くした。\n駅の遺失物係に届け出たが、見つからない。",
            _ => "医療法人社団 架空会 見本総合病院",
        },
        _ => throw new InvalidOperationException($"Nothing is typed into {part.Key}."),
    };
}
