using Hpki.Procedures.Forms;
using Hpki.Procedures.Reissues;
using Hpki.Registry.Drafts;

namespace HpkiFunctions.Intake;

/// <summary>What a doctor typed on the web before printing the form, as the intake compares and shows it. Personal data: never logged and never carried by a flow.</summary>
public sealed class TypedForm(Draft draft)
{
    /// <summary>As the printed code names it.</summary>
    public string Reference => draft.Reference.Text;

    /// <summary>Which form, as <see cref="FormCode.Form"/>.</summary>
    public string Form => draft.Form;

    public int Version => draft.Version;

    /// <summary>The document that the printed form became; null while no paper came.</summary>
    public string? UsedByDocumentId => draft.UsedBy;

    public string? MedicalRegistrationNumber => draft.Entries.GetValueOrDefault(HolderKeys.MedicalRegistrationNumber);

    public DateOnly? BirthDate => FormEntries.Date(draft.Entries, HolderKeys.BirthDate);

    public string? Name => draft.Entries.GetValueOrDefault(HolderKeys.Name);

    public string? Kana => draft.Entries.GetValueOrDefault(HolderKeys.Kana);

    /// <summary>Null when none, or none that can be one, was typed.</summary>
    public string? CardSerial => draft.Entries.GetValueOrDefault(HolderKeys.CardSerial) is { Length: > 0 } serial ? serial : null;

    /// <summary>申請区分 of a 再発行申請書; null when none was ticked, or the form has none.</summary>
    public ReissueReason? ReissueReason => ReissueReasons.Of(draft.Entries);

    /// <summary>The questions that were answered, in the order of the paper, with the answers in words.</summary>
    public IReadOnlyList<TypedField> Fields => FormContents.Find(draft.Form) is { } content
        ? [.. content.Questions.Where(question => question.IsTyped).Select(question => new TypedField(question.Key, question.Label, Words(question))).Where(typed => typed.Value.Length > 0)]
        : [];

    string Words(FormQuestion question) => question.Kind switch
    {
        FormAnswerKind.Date => FormEntries.Date(draft.Entries, question.Key) is { } date ? $"{date.Year}年{date.Month}月{date.Day}日" : "",
        FormAnswerKind.Address => $"{(FormEntries.PostalCode(draft.Entries, question.Key) is { } postal ? $"〒{postal[..3]}-{postal[3..]} " : "")}{Entry(question.Key)}".Trim(),
        FormAnswerKind.OneOf or FormAnswerKind.AnyOf => string.Join("、", question.Options.Where(option => FormEntries.IsTicked(draft.Entries, option.Key)).Select(Words)),
        _ => Entry(question.Key),
    };

    string Words(FormOption option) => option.WriteIn is { } key && Entry(key) is { Length: > 0 } written ? $"{option.Shown}({written})" : option.Shown;

    string Entry(string key) => draft.Entries.GetValueOrDefault(key) ?? "";
}
