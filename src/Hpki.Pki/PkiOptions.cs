using Hpki.Pki.Certificates;
using Hpki.Pki.Keys;
using Hpki.Procedures.Cards;

namespace Hpki.Pki;

/// <summary>How the built-in authority is set up. <see cref="PkiConfiguration.Read"/> makes it from configuration and checks it.</summary>
public sealed record PkiOptions
{
    /// <summary>The root's name as X.500 text, outermost part first. Read once, when the root is made.</summary>
    public required string RootName { get; init; }

    public required AuthorityProfile Signing { get; init; }

    public required AuthorityProfile Authentication { get; init; }

    /// <summary>Where the certification practice statement can be read; stands in every certificate.</summary>
    public required Uri PracticeStatement { get; init; }

    /// <summary>Which reason code a list shows for a true reason (domain.md §8.6).</summary>
    public required PublishedReasons PublishedReasons { get; init; }

    /// <summary>Folder of the encrypted key files; null when the keys are in <see cref="KeyVault"/>. Exactly one of the two is set.</summary>
    public string? KeyFolder { get; init; }

    /// <summary>Passphrase of the key files; null: made on first use and kept beside them.</summary>
    public string? KeyPassphrase { get; init; }

    public KeyVaultOptions? KeyVault { get; init; }

    /// <summary>The public address below which the lists' files lie (blob endpoint or CDN origin); null: the container's own address.</summary>
    public Uri? CrlOrigin { get; init; }

    /// <summary>How long a list holds (domain.md §3.5: 96 hours).</summary>
    public TimeSpan CrlValidity { get; init; } = TimeSpan.FromHours(96);

    /// <summary>Life of the root's certificate in years (domain.md §3.3).</summary>
    public int RootYears { get; init; } = 30;

    /// <summary>Life of an authority's certificate in years (domain.md §3.3).</summary>
    public int AuthorityYears { get; init; } = 20;

    internal AuthorityProfile ProfileOf(CertificatePurpose purpose) => purpose switch
    {
        CertificatePurpose.Signing => Signing,
        CertificatePurpose.Authentication => Authentication,
        _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, "Unknown purpose."),
    };
}
