using System.Globalization;
using System.Net.Mail;
using System.Text;
using Hpki.Procedures.Identifiers;

namespace Hpki.Procedures.Forms;

/// <summary>
/// Checks what was typed for a form. A choice of one is typed under the question's key and names its box; a date and a box have the keys of
/// their fields, a postal code that of <see cref="FormQuestion.PostalKey"/>. Every answer is checked, so that a person is sent back once.
/// </summary>
public sealed class FormCheck
{
    const int EarliestYear = 1900;
    const int LatestYear = 2100;

    readonly IReadOnlyDictionary<string, string> typed;
    readonly DateOnly today;
    readonly Dictionary<string, string> entries = [];
    readonly List<FormMistake> mistakes = [];

    FormCheck(IReadOnlyDictionary<string, string> typed, DateOnly today) => (this.typed, this.today) = (typed, today);

    /// <param name="content">The form.</param>
    /// <param name="typed">What was typed; keys that the form does not know are left out.</param>
    /// <param name="today">In Tokyo.</param>
    public static FormCheckResult Of(FormContent content, IReadOnlyDictionary<string, string> typed, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(content);
        FormCheck check = new(typed, today);
        foreach (FormQuestion question in content.Questions.Where(question => question.IsTyped))
        {
            check.Read(question);
        }

        // Afterwards, because the box may stand below the question.
        foreach (FormQuestion question in content.Questions.Where(question => question.IsTyped))
        {
            check.Require(question);
        }

        return new(check.entries, check.mistakes);
    }

    void Read(FormQuestion question)
    {
        switch (question.Kind)
        {
            case FormAnswerKind.Date:
                ReadDate(question);
                break;
            case FormAnswerKind.Address:
                ReadPostalCode(question);
                ReadText(question, question.Key, question.Longest);
                break;
            case FormAnswerKind.OneOf or FormAnswerKind.AnyOf:
                question.Options.Where(option => IsTicked(question, option)).ToList().ForEach(option => Tick(question, option));
                break;
            default:
                ReadText(question, question.Key, question.Longest);
                break;
        }
    }

    bool IsTicked(FormQuestion question, FormOption option) =>
        question.Kind == FormAnswerKind.OneOf ? Text(question.Key) == option.Key : Text(option.Key).Length > 0;

    void Tick(FormQuestion question, FormOption option)
    {
        entries[option.Key] = FormEntries.Ticked;
        if (option.WriteIn is { } room)
        {
            ReadText(question, room, question.Longest);
            if (option.NeedsWriteIn && Text(room).Length == 0)
            {
                mistakes.Add(new(room, $"「{option.Words}」を選んだ場合は、その内容を入力してください。"));
            }
        }
    }

    void ReadText(FormQuestion question, string key, int longest)
    {
        string text = Text(key);
        if (text.Length == 0)
        {
            return;
        }

        if (new StringInfo(text).LengthInTextElements > longest)
        {
            mistakes.Add(new(key, $"{question.Label}は{longest}文字以内で入力してください。"));
            return;
        }

        try
        {
            entries[key] = Normal(question, text);
        }
        catch (InvalidIdentifierException invalid)
        {
            mistakes.Add(new(key, $"{question.Label}は、{invalid.Expected}"));
        }
    }

    static string Normal(FormQuestion question, string text) => question.Kind switch
    {
        FormAnswerKind.Name => NameOf(question, text),
        FormAnswerKind.Kana => Spaced(text) is [var family, var given] ? KanaName.Parse(family, given).ToString() : throw NotSpaced(question),
        FormAnswerKind.MedicalRegistrationNumber => MedicalRegistrationNumber.Parse(text).Digits,
        FormAnswerKind.JmaMemberId => JmaMemberId.Parse(text).Digits,
        FormAnswerKind.CardSerial => CardSerial.Parse(text).Text,
        FormAnswerKind.Phone => PhoneNumber.Parse(text).Digits,
        FormAnswerKind.Mail => MailOf(question, text),
        FormAnswerKind.Line or FormAnswerKind.Address or FormAnswerKind.OneOf or FormAnswerKind.AnyOf => text.Replace('\n', ' '),
        _ => text,
    };

    // Two parts, because the register and its search keep them apart; the characters stay as they were typed (髙, 﨑).
    static string NameOf(FormQuestion question, string text) => Spaced(text) is [var family, var given] ? $"{family} {given}" : throw NotSpaced(question);

    static string[] Spaced(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    static InvalidIdentifierException NotSpaced(FormQuestion question) => new(question.Key, question.Label, "姓と名の間を1か所だけ空けて入力してください。");

    static string MailOf(FormQuestion question, string text)
    {
        string address = text.Normalize(NormalizationForm.FormKC);
        return address.All(char.IsAscii) && MailAddress.TryCreate(address, out MailAddress? read) && read.Address == address && read.Host.Contains('.')
            ? address
            : throw new InvalidIdentifierException(question.Key, question.Label, "name@example.jp の形で入力してください。");
    }

    void ReadPostalCode(FormQuestion question)
    {
        string digits = Normalise.Code(Text(question.PostalKey));
        if (digits.Length == 7 && digits.All(char.IsAsciiDigit))
        {
            entries[$"{question.Key}.postalFirst"] = digits[..3];
            entries[$"{question.Key}.postalLast"] = digits[3..];
        }
        else if (digits.Length > 0)
        {
            mistakes.Add(new(question.PostalKey, $"{question.Label}の郵便番号は、数字7桁で入力してください。"));
        }
    }

    void ReadDate(FormQuestion question)
    {
        string[] parts = [.. question.Parts.Select(part => Normalise.Code(Text(part.Key)))];
        if (parts.All(part => part.Length == 0))
        {
            return;
        }

        Dictionary<string, string> date = question.Parts.Zip(parts).ToDictionary(pair => pair.First.Key, pair => pair.Second.PadLeft(pair.First.Cells, '0'));
        if (parts.Any(part => !part.All(char.IsAsciiDigit)) || FormEntries.Date(date, question.Key) is not { Year: >= EarliestYear and <= LatestYear } day)
        {
            mistakes.Add(new(question.Key, $"{question.Label}は、西暦の年・月・日を数字で入力してください（例: 1970年4月1日）。"));
        }
        else if (question.DateRule == FormDateRule.NotAfterToday && day > today)
        {
            mistakes.Add(new(question.Key, $"{question.Label}には、今日までの日付を入力してください。"));
        }
        else if (question.DateRule == FormDateRule.NotBeforeToday && day < today)
        {
            mistakes.Add(new(question.Key, $"{question.Label}には、今日以降の日付を入力してください。"));
        }
        else
        {
            date.ToList().ForEach(part => entries[part.Key] = part.Value);
        }
    }

    void Require(FormQuestion question)
    {
        bool required = question.Required || (question.RequiredWith is { } box && FormEntries.IsTicked(entries, box));
        if (!required)
        {
            return;
        }

        if (question.Kind == FormAnswerKind.Address)
        {
            Miss(question.PostalKey, FormEntries.PostalCode(entries, question.Key) is null, $"{question.Label}の郵便番号を入力してください。");
            Miss(question.Key, !entries.ContainsKey(question.Key), $"{question.Label}を入力してください。");
            return;
        }

        bool chosen = question.Kind is FormAnswerKind.OneOf or FormAnswerKind.AnyOf;
        Miss(question.Key, !question.Parts.Any(part => entries.ContainsKey(part.Key)), chosen ? $"{question.Label}を選んでください。" : $"{question.Label}を入力してください。");
    }

    // What is wrong already is not missing, too.
    void Miss(string key, bool missing, string message)
    {
        if (missing && mistakes.All(mistake => mistake.Key != key))
        {
            mistakes.Add(new(key, message));
        }
    }

    string Text(string key) => (typed.GetValueOrDefault(key) ?? "").ReplaceLineEndings("\n").Trim();
}
