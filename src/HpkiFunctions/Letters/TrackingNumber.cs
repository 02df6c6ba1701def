using System.Text;
using System.Text.RegularExpressions;
using HpkiFunctions.Problems;

namespace HpkiFunctions.Letters;

/// <summary>追跡番号 (お問い合わせ番号) of the post: 11 or 12 digits, or 13 characters as UPU S10 has them. Kept without hyphens.</summary>
static partial class TrackingNumber
{
    /// <returns>Null when none was given.</returns>
    /// <exception cref="ProblemException">It is none.</exception>
    public static string? Of(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        string number = string.Concat(typed.Normalize(NormalizationForm.FormKC).Where(c => c is not (' ' or '-' or '‐' or '−'))).ToUpperInvariant();
        return Form().IsMatch(number) ? number : throw new ProblemException(LetterProblems.BadTracking);
    }

    [GeneratedRegex("^([0-9]{11,12}|[A-Z]{2}[0-9]{9}[A-Z]{2})$")]
    private static partial Regex Form();
}
