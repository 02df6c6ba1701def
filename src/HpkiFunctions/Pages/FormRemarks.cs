using Hpki.Procedures.Forms;

namespace HpkiFunctions.Pages;

/// <summary>What was read from a form's boxes and fields that a person must look at, in words.</summary>
static class FormRemarks
{
    public static IEnumerable<string> Of(string? form, IReadOnlyList<string> unsure, IReadOnlyList<string> emptyRequired)
    {
        if (emptyRequired.Count > 0)
        {
            yield return $"記入されていない必須の欄: {string.Join("、", emptyRequired.Select(key => Label(form, key)).Distinct())}";
        }

        if (unsure.Count > 0)
        {
            yield return $"チェックの有無を確認してください: {string.Join("、", unsure.Select(key => Label(form, key)).Distinct())}";
        }
    }

    static string Label(string? form, string key) =>
        (form is null ? null : FormContents.Find(form))?.Questions.FirstOrDefault(question => question.Key == key || question.Options.Any(option => option.Key == key)) is { } question
            ? question.Options.FirstOrDefault(option => option.Key == key) is { } option ? $"{question.Label}「{option.Shown}」" : question.Label
            : key;
}
