using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Hpki.Procedures.Identifiers;

/// <summary>
/// A request's number as the holder reads it over the phone, for example <c>K7M-4PX-9TWE</c>: nine random characters and a
/// check character. 23 characters without pairs that look alike (0 O, 1 I, 2 Z, 5 S, 6 G, 8 B, U V), so about 1.8 × 10^12 numbers.
/// The weighted sum modulo the prime 23 finds every single wrong character and every swap of two characters.
/// </summary>
public readonly record struct RequestNumber
{
    /// <summary>The characters in use; a character's place is its value.</summary>
    public const string Alphabet = "346789ACDEFHJKLMNPRTWXY";

    /// <summary>Characters including the check character, without hyphens.</summary>
    public const int Length = 10;

    readonly string? text;

    RequestNumber(string text) => this.text = text;

    /// <summary>The ten characters without hyphens; also the request's id.</summary>
    public string Id => text ?? throw new InvalidOperationException("This request number was never set; use New or Parse.");

    /// <summary>A new number nobody can guess.</summary>
    public static RequestNumber New()
    {
        string random = RandomNumberGenerator.GetString(Alphabet, Length - 1);
        return new(random + CheckCharacter(random));
    }

    /// <summary>Reads a number as typed: any case, full width, with or without separators.</summary>
    /// <exception cref="InvalidIdentifierException">It is not ten characters of the alphabet, or the check character does not fit.</exception>
    public static RequestNumber Parse(string? text) =>
        TryParse(text, out RequestNumber number)
            ? number
            : throw new InvalidIdentifierException("requestNumber", "受付番号", "英数字10文字(例: K7M-4PX-9TWE)で入力してください。読み違い・打ち間違いの場合も受け付けません。");

    public static bool TryParse([NotNullWhen(true)] string? text, out RequestNumber number)
    {
        string code = Normalise.Code(text);
        bool valid = code.Length == Length && code.All(c => Alphabet.Contains(c)) && CheckCharacter(code[..^1]) == code[^1];
        number = valid ? new(code) : default;
        return valid;
    }

    /// <summary>Grouped for reading: <c>K7M-4PX-9TWE</c>.</summary>
    public override string ToString() => $"{Id[..3]}-{Id[3..6]}-{Id[6..]}";

    // Weights 1..10, the check character's being 10; 7 is the inverse of 10 modulo 23 (10 × 7 = 70 = 3 × 23 + 1).
    static char CheckCharacter(string nine)
    {
        int sum = nine.Select((c, i) => (i + 1) * Alphabet.IndexOf(c)).Sum();
        return Alphabet[(23 - sum % 23) * 7 % 23];
    }
}
