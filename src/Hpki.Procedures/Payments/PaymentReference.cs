using System.Security.Cryptography;
using System.Text;
using Hpki.Procedures.Identifiers;

namespace Hpki.Procedures.Payments;

/// <summary>
/// 照合番号: by it a payment finds its request. Twelve digits, the last a check digit, made from the request's id, so that a request always has the
/// same one and the number says nothing to anyone else.
/// </summary>
public readonly record struct PaymentReference
{
    const int Length = 12;
    const int Group = 4;

    PaymentReference(string digits) => Digits = digits;

    /// <summary>The twelve digits.</summary>
    public string Digits { get; }

    /// <summary>The reference of a request.</summary>
    public static PaymentReference Of(string requestId)
    {
        ulong number = BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes($"payment\n{requestId}"))) % 100_000_000_000;
        string digits = number.ToString("D11", System.Globalization.CultureInfo.InvariantCulture);
        return new(digits + Check(digits));
    }

    /// <summary>Reads a reference as a bank or a person writes it: full-width digits, hyphens and spaces are taken as they are meant.</summary>
    /// <returns>False when it is none, or its check digit says that it was mistyped.</returns>
    public static bool TryParse(string? text, out PaymentReference reference)
    {
        string digits = string.Concat((text ?? "").Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c) && c != '-'));
        bool right = digits.Length == Length && digits.All(char.IsAsciiDigit) && digits[^1] == Check(digits[..^1]);
        reference = right ? new(digits) : default;
        return right;
    }

    /// <exception cref="InvalidIdentifierException">It is none, or was mistyped.</exception>
    public static PaymentReference Parse(string? text) => TryParse(text, out PaymentReference reference)
        ? reference
        : throw new InvalidIdentifierException("paymentReference", "照合番号", "払込票にある数字12桁を入力してください。");

    /// <summary>In groups of four, as people read it.</summary>
    public override string ToString() => string.Join('-', Digits.Chunk(Group).Select(group => new string(group)));

    // ISO/IEC 7812-1 annex B (Luhn): finds every wrong digit and nearly every exchange of two neighbours.
    static char Check(string digits)
    {
        int sum = 0;
        foreach ((int i, char digit) in digits.Reverse().Index())
        {
            int value = (digit - '0') * (i % 2 == 0 ? 2 : 1);
            sum += value > 9 ? value - 9 : value;
        }

        return (char)('0' + ((10 - (sum % 10)) % 10));
    }
}
