using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Hpki.Pki.Certificates;
using Hpki.Pki.Keys;
using Hpki.Procedures.Cards;
using Microsoft.Extensions.Configuration;

namespace Hpki.Pki;

/// <summary>Reads <see cref="PkiOptions"/> from the configuration section <c>Pki</c>. Names and policies have demonstration values; addresses and the keys' place have none.</summary>
public static class PkiConfiguration
{
    /// <summary>The policy of JMA's and MEDIS' test signing certificates (domain.md §3.3): marks every certificate as a test one until configured.</summary>
    public const string TestSigningPolicy = "1.2.392.100495.1.5.1.1.0.1";

    /// <summary>
    /// Its counterpart for authentication. No real test certificate was seen; the arc follows from the known ones: …1.5.1.<b>1</b>.3.1 is the signing and
    /// …1.5.1.<b>2</b>.3.1 the personal authentication policy, and 0 stands in the place of the version for tests (domain.md §3.3). An inference, so configurable.
    /// </summary>
    public const string TestAuthenticationPolicy = "1.2.392.100495.1.5.1.2.0.1";

    const string DemoOrganisation = "C=JP, O=HPKI Functions Demonstration, OU=NOT FOR REAL USE";

    /// <summary>Reads and checks the section <c>Pki</c> of <paramref name="configuration"/>.</summary>
    /// <exception cref="PkiConfigurationException">A setting is missing or wrong.</exception>
    public static PkiOptions Read(IConfiguration configuration)
    {
        IConfigurationSection pki = configuration.GetSection("Pki");
        (string? folder, KeyVaultOptions? vault) = ReadKeys(pki.GetSection("Keys"));
        return new()
        {
            RootName = Name(pki.GetSection("RootName"), $"{DemoOrganisation}, CN=Demonstration Root CA"),
            Signing = ReadAuthority(pki.GetSection("Signing"), $"{DemoOrganisation}, CN=Demonstration Signing CA", TestSigningPolicy),
            Authentication = ReadAuthority(pki.GetSection("Authentication"), $"{DemoOrganisation}, CN=Demonstration Authentication CA", TestAuthenticationPolicy),
            PracticeStatement = Address(pki.GetSection("PracticeStatement")) ?? throw Missing(pki.GetSection("PracticeStatement"), "the http(s) address of the practice statement"),
            PublishedReasons = ReadReasons(pki.GetSection("PublishedReasons")),
            KeyFolder = folder,
            KeyPassphrase = pki["Keys:Passphrase"],
            KeyVault = vault,
            CrlOrigin = Address(pki.GetSection("CrlOrigin")),
            CrlValidity = ReadHours(pki.GetSection("CrlValidityHours"), 96),
        };
    }

    static AuthorityProfile ReadAuthority(IConfigurationSection section, string demoName, string testPolicy)
    {
        IConfigurationSection crl = section.GetSection("CrlAddress");
        IConfigurationSection policy = section.GetSection("PolicyOid");
        Uri address = Address(crl) ?? throw Missing(crl, "the http address of this authority's revocation list");
        string oid = policy.Value ?? testPolicy;
        return new()
        {
            Name = Name(section.GetSection("Name"), demoName),
            PolicyOid = IsOid(oid) ? oid : throw new PkiConfigurationException(policy.Path, "An object identifier in dotted form is needed, e.g. 1.2.392.100495.1.5.1.1.0.1."),
            CrlAddress = address.Scheme == Uri.UriSchemeHttp ? address : throw new PkiConfigurationException(crl.Path, "Revocation lists are fetched by plain http (RFC 5280 §8)."),
        };
    }

    static (string? Folder, KeyVaultOptions? Vault) ReadKeys(IConfigurationSection keys)
    {
        IConfigurationSection folder = keys.GetSection("Folder");
        IConfigurationSection vault = keys.GetSection("KeyVault");
        if (vault.Value is null)
        {
            return (folder.Value ?? throw Missing(folder, "a folder for the encrypted keys (or Pki:Keys:KeyVault, a vault's address)"), null);
        }

        Uri address = Address(vault)!;
        return folder.Value is not null
            ? throw new PkiConfigurationException(folder.Path, $"Set either this or {vault.Path}, not both.")
            : address.Scheme != Uri.UriSchemeHttps
            ? throw new PkiConfigurationException(vault.Path, "An https address is needed.")
            : (null, new()
            {
                Vault = address,
                RootKey = Required(keys.GetSection("RootKey"), "the name of the root's key in the vault"),
                SigningKey = Required(keys.GetSection("SigningKey"), "the name of the signing authority's key in the vault"),
                AuthenticationKey = Required(keys.GetSection("AuthenticationKey"), "the name of the authentication authority's key in the vault"),
            });
    }

    static PublishedReasons ReadReasons(IConfigurationSection section) => section.Value switch
    {
        null or nameof(PublishedReasons.JmaObserved) => PublishedReasons.JmaObserved,
        nameof(PublishedReasons.Detailed) => PublishedReasons.Detailed,
        _ => throw new PkiConfigurationException(section.Path, $"Either {nameof(PublishedReasons.JmaObserved)} or {nameof(PublishedReasons.Detailed)} is needed."),
    };

    static TimeSpan ReadHours(IConfigurationSection section, int standard) =>
        section.Value is null ? TimeSpan.FromHours(standard)
        : int.TryParse(section.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int hours) && hours is >= 25 and <= 240 ? TimeSpan.FromHours(hours)
        : throw new PkiConfigurationException(section.Path, "Whole hours from 25 (lists come daily) to 240 are needed.");

    static string Name(IConfigurationSection section, string standard)
    {
        string name = section.Value ?? standard;
        try
        {
            return new X500DistinguishedName(name, X500DistinguishedNameFlags.None).RawData.Length > 2 ? name
                : throw new PkiConfigurationException(section.Path, "The name is empty.");
        }
        catch (CryptographicException)
        {
            throw new PkiConfigurationException(section.Path, "An X.500 name is needed, outermost part first, e.g. C=JP, O=Example, CN=Example CA.");
        }
    }

    static Uri? Address(IConfigurationSection section) =>
        section.Value is null ? null
        : Uri.TryCreate(section.Value, UriKind.Absolute, out Uri? address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) ? address
        : throw new PkiConfigurationException(section.Path, "An absolute http or https address is needed.");

    static string Required(IConfigurationSection section, string what) => section.Value ?? throw Missing(section, what);

    static PkiConfigurationException Missing(IConfigurationSection section, string what) => new(section.Path, $"It is missing; set {what}.");

    static bool IsOid(string text)
    {
        try
        {
            new System.Formats.Asn1.AsnWriter(System.Formats.Asn1.AsnEncodingRules.DER).WriteObjectIdentifier(text);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
