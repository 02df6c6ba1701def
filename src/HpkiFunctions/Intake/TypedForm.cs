using Hpki.Procedures.Forms;
using Hpki.Procedures.Reissues;
using Hpki.Registry.Drafts;
using Hpki.Registry.Model;

namespace HpkiFunctions.Intake;

/// <summary>What a doctor typed on the web before printing the form, as the intake compares and shows it. Personal data: never logged and never carried by a flow.</summary>
public sealed class TypedForm
{
    readonly IReadOnlyDictionary<string, string> entries;

    TypedForm(string reference, string form, int version, int printings, IReadOnlyDictionary<string, string> entries) =>
        (Reference, Form, Version, Printings, this.entries) = (reference, form, version, printings, entries);

    /// <summary>As it waits for its paper.</summary>
    public static TypedForm Of(Draft draft) => new(draft.Reference.Text, draft.Form, draft.Version, draft.Printings, draft.Entries);

    /// <summary>As the document has it whose paper came; null when nothing was typed for it, or its time is over.</summary>
    public static TypedForm? Of(Document document) => document is { Form: { } form, DraftReference: { } reference, Typed.Count: > 0 }
        ? new(reference, form, document.FormVersion, document.Printings, document.Typed)
        : null;

    /// <summary>As the printed code names it.</summary>
    public string Reference { get; }

    /// <summary>Which form, as <see cref="FormCode.Form"/>.</summary>
    public string Form { get; }

    public int Version { get; }

    /// <summary>How often its form was fetched for printing.</summary>
    public int Printings { get; }

    /// <summary>Text by field key, as <see cref="FormEntries"/> describes.</summary>
    public IReadOnlyDictionary<string, string> Entries => entries;

    public string? MedicalRegistrationNumber => entries.GetValueOrDefault(HolderKeys.MedicalRegistrationNumber);

    public DateOnly? BirthDate => FormEntries.Date(entries, HolderKeys.BirthDate);

    public string? Name => entries.GetValueOrDefault(HolderKeys.Name);

    /// <summary>On a form for a change of name: the one before.</summary>
    public string? FormerName => entries.GetValueOrDefault(HolderKeys.FormerName) is { Length: > 0 } name ? name : null;

    public string? Kana => entries.GetValueOrDefault(HolderKeys.Kana);

    /// <summary>Null when none, or none that can be one, was typed.</summary>
    public string? CardSerial => entries.GetValueOrDefault(HolderKeys.CardSerial) is { Length: > 0 } serial ? serial : null;

    /// <summary>申請区分 of a 再発行申請書; null when none was ticked, or the form has none.</summary>
    public ReissueReason? ReissueReason => ReissueReasons.Of(entries);

    /// <summary>The questions that were answered, in the order of the paper, with the answers in words.</summary>
    public IReadOnlyList<TypedField> Fields => FormContents.Find(Form) is { } content
        ? [.. content.Questions.Where(question => question.IsTyped).Select(question => new TypedField(question.Key, question.Label, Words(question))).Where(typed => typed.Value.Length > 0)]
        : [];

    string Words(FormQuestion question) => question.Kind switch
    {
        FormAnswerKind.Date => FormEntries.Date(entries, question.Key) is { } date ? $"{date.Year}年{date.Month}月{date.Day}日" : "",
        FormAnswerKind.Address => $"{(FormEntries.PostalCode(entries, question.Key) is { } postal ? $"〒{postal[..3]}-{postal[3..]} " : "")}{Entry(question.Key)}".Trim(),
        FormAnswerKind.OneOf or FormAnswerKind.AnyOf => string.Join("、", question.Options.Where(option => FormEntries.IsTicked(entries, option.Key)).Select(Words)),
        _ => Entry(question.Key),
    };

    string Words(FormOption option) => option.WriteIn is { } key && Entry(key) is { Length: > 0 } written ? $"{option.Shown}({written})" : option.Shown;

    string Entry(string key) => entries.GetValueOrDefault(key) ?? "";
}
