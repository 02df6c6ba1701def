using Hpki.Procedures.Calendar;

namespace Hpki.Pki.Certificates;

/// <summary>An order for one certificate. The same order again, by <see cref="OrderKey"/>, returns the same certificate.</summary>
public sealed record CertificateOrder
{
    /// <summary>The longest life in years (電子署名法施行規則 6条4号, domain.md §3.2).</summary>
    public const int LongestYears = 5;

    const int LongestText = 64; // ub-common-name and ub-serial-number, RFC 5280 appendix A.1

    /// <summary>Idempotency key, at most 200 characters without <c>/ \ # ?</c> (rule 5: request id and step). No personal data.</summary>
    public required string OrderKey { get; init; }

    public required CertificatePurpose Purpose { get; init; }

    /// <summary>The holder's name in Latin letters as the subject's CN: letters, spaces, hyphens, apostrophes, full stops; at most 64.</summary>
    public required string RomajiName { get; init; }

    /// <summary>The subject's serialNumber: letters, digits and hyphens, at most 64.</summary>
    public required string SubjectSerialNumber { get; init; }

    public required SubjectKey SubjectKey { get; init; }

    /// <summary>The first calendar day in Tokyo on which the certificate is valid, from midnight.</summary>
    public required DateOnly FirstDay { get; init; }

    /// <summary>The last calendar day in Tokyo on which the certificate is valid, to its last second; at most <see cref="LongestLastDay"/>.</summary>
    public required DateOnly LastDay { get; init; }

    internal DateTimeOffset NotBefore => TokyoTime.At(FirstDay);

    internal DateTimeOffset NotAfter => TokyoTime.At(LastDay.AddDays(1)).AddSeconds(-1);

    /// <summary>The last day a certificate may have that starts on <paramref name="firstDay"/>: five years, both days counted.</summary>
    public static DateOnly LongestLastDay(DateOnly firstDay) => firstDay.AddYears(LongestYears).AddDays(-1);

    internal void Check()
    {
        Require(OrderKey.Length is > 0 and <= 200 && !OrderKey.Any(c => c is '/' or '\\' or '#' or '?' || char.IsControl(c)),
            nameof(OrderKey), "1 to 200 characters without / \\ # ? and control characters.");
        Require(Enum.IsDefined(Purpose), nameof(Purpose), "Unknown purpose.");
        Require(RomajiName.Length is > 0 and <= LongestText && RomajiName == RomajiName.Trim() && char.IsAsciiLetter(RomajiName[0])
            && RomajiName.All(c => char.IsAsciiLetter(c) || c is ' ' or '-' or '\'' or '.'),
            nameof(RomajiName), "1 to 64 Latin letters, spaces, hyphens, apostrophes or full stops, beginning with a letter.");
        Require(SubjectSerialNumber.Length is > 0 and <= LongestText && SubjectSerialNumber.All(c => char.IsAsciiLetterOrDigit(c) || c is '-'),
            nameof(SubjectSerialNumber), "1 to 64 Latin letters, digits or hyphens.");
        Require(FirstDay <= LastDay, nameof(LastDay), "The last day lies before the first.");
        Require(LastDay <= LongestLastDay(FirstDay), nameof(LastDay), $"A certificate lives at most {LongestYears} years.");
    }

    static void Require(bool condition, string field, string problem)
    {
        if (!condition)
        {
            throw new CertificateOrderException(field, problem);
        }
    }
}
