using HpkiFunctions.Http;
using HpkiFunctions.Problems;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Pages;

/// <summary>Reads what a form sent.</summary>
static class FormValues
{
    /// <exception cref="ProblemException">It is no form.</exception>
    public static async Task<IFormCollection> FormAsync(this HttpRequest request, CancellationToken cancellationToken) =>
        request.HasFormContentType
            ? await request.ReadFormAsync(cancellationToken)
            : throw new ProblemException(new(StatusCodes.Status415UnsupportedMediaType, "no-form", "送信の形式が正しくありません", "画面を開き直してから、もう一度操作してください。"));

    /// <summary>The text of a field, clean; empty when it was not sent.</summary>
    public static string Text(this IFormCollection form, string field) => CleanText.Of(form[field].ToString());

    /// <summary>The chosen value of a field; null when nothing, or nothing that exists, was chosen.</summary>
    public static T? Choice<T>(this IFormCollection form, string field)
        where T : struct, Enum =>
        Enum.GetValues<T>().Select(value => (T?)value).FirstOrDefault(value => value.ToString() == form.Text(field));
}
