using System.Text;
using Hpki.Procedures.Identifiers;

namespace Hpki.Console.Search;

/// <summary>
/// Guesses what a typed text is. Kinds overlap (eight to ten digits may be a card's number, a hexadecimal serial may be short),
/// so the likelier wins and the form offers the kind to choose.
/// </summary>
public static class SearchKindDetection
{
    /// <summary>Never <see cref="SearchKind.Automatic"/>. A wrong value stays wrong: the kind's own parser says so.</summary>
    public static SearchKind Detect(string? text)
    {
        string folded = (text ?? "").Normalize(NormalizationForm.FormKC).Trim();
        string code = string.Concat(folded.Where(char.IsAsciiLetterOrDigit));
        return folded switch
        {
            _ when folded.Length > 0 && folded.All(IsKana) => SearchKind.KanaName,
            _ when folded.Any(c => !IsCode(c)) => SearchKind.Name,
            _ when folded.Contains(':', StringComparison.Ordinal) => SearchKind.CertificateSerial,
            _ when code.All(char.IsAsciiDigit) && code.Length <= 7 => SearchKind.MedicalRegistrationNumber,
            _ when code.All(char.IsAsciiDigit) && code.Length == 10 => SearchKind.JmaMemberId,
            _ when RequestNumber.TryParse(code, out _) => SearchKind.RequestNumber,
            // A number read with hyphens in groups of 3-3-4 is meant as a request number even when a character is wrong.
            _ when folded.Split('-') is [{ Length: 3 }, { Length: 3 }, { Length: 4 }] => SearchKind.RequestNumber,
            _ when code.Length > 16 => SearchKind.CertificateSerial,
            _ => SearchKind.CardNumber,
        };
    }

    static bool IsKana(char c) => char.IsWhiteSpace(c) || c is (>= 'ぁ' and <= 'ゖ') or (>= 'ァ' and <= 'ヺ') or 'ー' or '・';

    static bool IsCode(char c) => char.IsAsciiLetterOrDigit(c) || char.IsWhiteSpace(c) || c is '-' or ':' or '.' or '‐' or '–' or '—' or '−' or 'ー';
}
