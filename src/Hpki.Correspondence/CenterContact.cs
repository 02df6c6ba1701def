using Microsoft.Extensions.Configuration;

namespace Hpki.Correspondence;

/// <summary>
/// How a holder reaches the centre. The real telephone number and hours are not known (domain.md §1.4, §9),
/// so everything comes from configuration section <c>Center</c> and nothing has a default.
/// </summary>
public sealed record CenterContact
{
    public const string Section = "Center";

    /// <summary>Name of the centre, as in 電子認証センター.</summary>
    public required string Name { get; init; }

    public required string EnglishName { get; init; }

    public required string Phone { get; init; }

    /// <summary>Office hours of the telephone in words, as in 平日 9時〜17時.</summary>
    public required string Hours { get; init; }

    public required string EnglishHours { get; init; }

    /// <summary>Postal code without the sign 〒.</summary>
    public required string PostalCode { get; init; }

    public required string PostalAddress { get; init; }

    /// <exception cref="InvalidOperationException">A setting is missing; the message names it.</exception>
    public static CenterContact FromConfiguration(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        return new CenterContact
        {
            Name = Required(nameof(Name)),
            EnglishName = Required(nameof(EnglishName)),
            Phone = Required(nameof(Phone)),
            Hours = Required(nameof(Hours)),
            EnglishHours = Required(nameof(EnglishHours)),
            PostalCode = Required(nameof(PostalCode)),
            PostalAddress = Required(nameof(PostalAddress)),
        };

        string Required(string key) => section[key] is { } value && !string.IsNullOrWhiteSpace(value)
            ? value
            : throw new InvalidOperationException($"Setting {Section}:{key} is missing: every mail and form names the centre's contact.");
    }
}
