using System.Globalization;
using System.Text.Json;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.LostReports;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Problems;

namespace HpkiFunctions.LostReports;

/// <summary>Compares what a caller said with the register. Formats are checked before, so that a slip of the keyboard is not taken for a wrong answer.</summary>
sealed class CallerCheck
{
    const int LongestAnswer = 200;

    readonly string? word;
    readonly PhoneNumber? calledBack;
    readonly Dictionary<RegisterFact, Func<Holder, bool>> facts = [];
    (Holder? Holder, CallerProof? Proof) compared;

    /// <exception cref="ProblemException">An answer has an impossible format. No answer at all is a proof that fails: the card is held, the caller is not sent away.</exception>
    public CallerCheck(string? revocationWord, RegisterFactAnswers? answers, string? calledBackNumber = null)
    {
        word = string.IsNullOrWhiteSpace(revocationWord) ? null : Bounded(revocationWord, "revocationWord", RevocationWord.LongestLength);
        calledBack = RegisteredPhone.Read(calledBackNumber);
        Add(RegisterFact.BirthDate, answers?.BirthDate, text =>
        {
            DateOnly date = Date(text);
            return holder => holder.BirthDate == date;
        });
        Add(RegisterFact.MedicalRegistrationNumber, answers?.MedicalRegistrationNumber, text =>
        {
            string digits = MedicalRegistrationNumber.Parse(text).Digits;
            return holder => holder.MedicalRegistrationNumber == digits;
        });
        Add(RegisterFact.JmaMemberId, answers?.JmaMemberId, text =>
        {
            string digits = JmaMemberId.Parse(text).Digits;
            return holder => holder.JmaMemberId == digits;
        });
        Add(RegisterFact.ResidencePostalCode, answers?.ResidencePostalCode, text =>
        {
            string digits = Digits(text, 7, "residencePostalCode", "郵便番号は数字7桁で入力してください。");
            return holder => holder.ResidencePostalCode == digits;
        });
        Add(RegisterFact.PhoneLastFour, answers?.PhoneLastFour, text =>
        {
            string digits = Digits(text, 4, "phoneLastFour", "電話番号の下4桁を数字で入力してください。");
            return holder => holder.PhoneNumber.EndsWith(digits, StringComparison.Ordinal);
        });
    }

    public CallerProof Against(Holder holder)
    {
        // The word's hash is slow on purpose: once for one reading of the register.
        if (!ReferenceEquals(compared.Holder, holder))
        {
            compared = (holder, CallerProofRule.Decide(
                word is null || holder.RevocationWordHash is null ? null : RevocationWord.Verify(word, holder.RevocationWordHash),
                facts.ToDictionary(fact => fact.Key, fact => fact.Value(holder)),
                calledBack is { } number ? RegisteredPhone.Is(number, holder) : null));
        }

        return compared.Proof!;
    }

    void Add(RegisterFact fact, string? answer, Func<string, Func<Holder, bool>> comparison)
    {
        if (!string.IsNullOrWhiteSpace(answer))
        {
            facts[fact] = comparison(Bounded(answer, JsonNamingPolicy.CamelCase.ConvertName($"{fact}")));
        }
    }

    /// <summary>The text, which is no longer than an answer can be: what nobody says is neither searched for digits nor hashed.</summary>
    /// <exception cref="ProblemException">It is longer.</exception>
    public static string Bounded(string text, string field, int longest = LongestAnswer) => text.Length <= longest
        ? text
        : throw new ProblemException(Problem.BadField(field, "入力が長すぎます", $"{longest:N0}文字以内で入力してください。"));

    static DateOnly Date(string text) =>
        DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            ? date
            : throw new ProblemException(Problem.BadField("birthDate", "生年月日の形式が正しくありません", "西暦で 1980-01-31 のように入力してください。"));

    static string Digits(string text, int length, string field, string expected)
    {
        string digits = string.Concat(text.Normalize(System.Text.NormalizationForm.FormKC).Where(char.IsAsciiDigit));
        return digits.Length == length ? digits : throw new ProblemException(Problem.BadField(field, "形式が正しくありません", expected));
    }
}
