using Hpki.Correspondence.Forms;
using Hpki.Procedures.Forms;

namespace HpkiFunctions.Pages;

/// <summary>What was read from a form's boxes and fields that a person must look at, in words.</summary>
static class FormRemarks
{
    /// <summary>What the paper as a whole wants a person to know.</summary>
    public static IEnumerable<string> Of(string form, int version, int printings)
    {
        if (FormLayouts.All.FirstOrDefault(layout => layout.Form == form) is { } current && version is > 0 && version < current.Version)
        {
            yield return $"旧版(第{version}版)の様式です。今の版は第{current.Version}版です。新しく加わった欄は記入されていません。";
        }

        if (printings > 1)
        {
            yield return $"この様式は、{printings}回ダウンロードされています。同じ入力内容の様式が、ほかにも届くことがあります。";
        }
    }

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
