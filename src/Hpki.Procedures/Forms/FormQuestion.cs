namespace Hpki.Procedures.Forms;

/// <summary>One thing that a form asks. The paper has a place for each of its parts, the web page an entry, and the draft a value, all under the same keys.</summary>
/// <param name="Key">Unique in the form, for example <c>birthDate</c>.</param>
/// <param name="Label">The question's words (Japanese).</param>
/// <param name="Kind">What a right answer looks like.</param>
public sealed record FormQuestion(string Key, string Label, FormAnswerKind Kind)
{
    /// <summary>Whether a form without an answer is incomplete.</summary>
    public bool Required { get; init; }

    /// <summary>The key of a box; whoever ticks it has to answer this question too.</summary>
    public string? RequiredWith { get; init; }

    /// <summary>Most characters that the web page takes.</summary>
    public int Longest { get; init; } = 60;

    /// <summary>How to answer (Japanese), shown by the web page; null when nothing needs saying.</summary>
    public string? Hint { get; init; }

    /// <summary>Where a date can lie.</summary>
    public FormDateRule DateRule { get; init; }

    /// <summary>The boxes of a choice.</summary>
    public IReadOnlyList<FormOption> Options { get; init; } = [];

    /// <summary>Whether the web page asks it; the rest is done by hand on the printed form.</summary>
    public bool IsTyped => Kind is not (FormAnswerKind.Signature or FormAnswerKind.Photo);

    /// <summary>Key of the seven digits of an address on the web page; on paper they are two groups.</summary>
    public string PostalKey => $"{Key}.postal";

    /// <summary>The places it has on paper, in reading order.</summary>
    public IReadOnlyList<FormPart> Parts => Kind switch
    {
        FormAnswerKind.Date =>
        [
            new($"{Key}.year", $"{Label}（年）", FormFieldKind.Digits, 4),
            new($"{Key}.month", $"{Label}（月）", FormFieldKind.Digits, 2),
            new($"{Key}.day", $"{Label}（日）", FormFieldKind.Digits, 2),
        ],
        FormAnswerKind.Address =>
        [
            new($"{Key}.postalFirst", $"{Label}（郵便番号 上3桁）", FormFieldKind.Digits, 3),
            new($"{Key}.postalLast", $"{Label}（郵便番号 下4桁）", FormFieldKind.Digits, 4),
            new(Key, Label, FormFieldKind.Text),
        ],
        FormAnswerKind.MedicalRegistrationNumber => [new(Key, Label, FormFieldKind.Digits, 7)],
        FormAnswerKind.JmaMemberId => [new(Key, Label, FormFieldKind.Digits, 10)],
        FormAnswerKind.OneOf or FormAnswerKind.AnyOf => [.. Options.SelectMany(PartsOf)],
        FormAnswerKind.Signature => [new(Key, Label, FormFieldKind.Signature)],
        FormAnswerKind.Photo => [new(Key, Label, FormFieldKind.Photo)],
        FormAnswerKind.Line or FormAnswerKind.Lines or FormAnswerKind.Name or FormAnswerKind.Kana or FormAnswerKind.CardSerial
            or FormAnswerKind.Phone or FormAnswerKind.Mail => [new(Key, Label, FormFieldKind.Text)],
        _ => throw new InvalidOperationException($"Question {Key}: {Kind} has no parts yet; add them."),
    };

    /// <summary>The field of a part, once it has its place.</summary>
    public FormField Place(FormPart part, int page, MmRect area, int lines = 1) => new(part.Key, page, area, part.Kind, part.Cells)
    {
        Label = part.Label,
        Question = Key,
        Lines = lines,
        Required = Required && !part.IsWriteIn,
        OneOf = Kind == FormAnswerKind.OneOf && part.Kind == FormFieldKind.CheckBox,
        Letter = part.Letter,
    };

    IEnumerable<FormPart> PartsOf(FormOption option)
    {
        yield return new(option.Key, $"{Label}：{option.Shown}", FormFieldKind.CheckBox) { Letter = option.Letter };
        if (option.WriteIn is { } writeIn)
        {
            yield return new(writeIn, $"{Label}：{option.Shown}（{(option.WriteInWords.Length > 0 ? option.WriteInWords : "内容")}）", FormFieldKind.Text) { IsWriteIn = true };
        }
    }
}
