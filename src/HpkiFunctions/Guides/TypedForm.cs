using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Forms;
using HpkiFunctions.Pages;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Guides;

/// <summary>The fields of the fill-in page: from what a browser sent, from a draft, or from what the page itself says.</summary>
static class TypedForm
{
    /// <summary>The names of the page's fields, in its order; nothing else that was sent is looked at.</summary>
    public static IReadOnlyList<string> FieldsOf(FormContent content) => [.. content.Questions.Where(question => question.IsTyped).SelectMany(FieldsOf)];

    public static IReadOnlyDictionary<string, string> Of(FormContent content, IFormCollection form) =>
        FieldsOf(content).Select(field => (Field: field, Text: form.Text(field))).Where(entry => entry.Text.Length > 0).ToDictionary(entry => entry.Field, entry => entry.Text);

    /// <summary>What to type so that these entries come of it.</summary>
    public static IReadOnlyDictionary<string, string> Of(FormContent content, IReadOnlyDictionary<string, string> entries)
    {
        Dictionary<string, string> typed = [];
        foreach (FormQuestion question in content.Questions.Where(question => question.IsTyped))
        {
            foreach (FormPart part in question.Parts.Where(part => entries.ContainsKey(part.Key)))
            {
                typed[question.Kind == FormAnswerKind.OneOf && part.Kind == FormFieldKind.CheckBox ? question.Key : part.Key] =
                    question.Kind == FormAnswerKind.OneOf && part.Kind == FormFieldKind.CheckBox ? part.Key : entries[part.Key];
            }

            if (question.Kind == FormAnswerKind.Address && FormEntries.PostalCode(entries, question.Key) is { } digits)
            {
                typed[question.PostalKey] = digits;
            }
        }

        return typed;
    }

    /// <summary>What is chosen already on the page of a procedure.</summary>
    public static IReadOnlyDictionary<string, string> Of(ProcedureGuide guide) =>
        Of(FormContents.Of(guide.Form), guide.Ticked.ToDictionary(box => box, _ => FormEntries.Ticked));

    static IEnumerable<string> FieldsOf(FormQuestion question) => question.Kind switch
    {
        FormAnswerKind.Address => [question.PostalKey, question.Key],
        FormAnswerKind.OneOf => [question.Key, .. question.Options.Select(option => option.WriteIn).OfType<string>()],
        FormAnswerKind.AnyOf => [question.Key, .. question.Parts.Select(part => part.Key)],
        FormAnswerKind.Date => [question.Key, .. question.Parts.Select(part => part.Key)],
        _ => [question.Key],
    };
}
