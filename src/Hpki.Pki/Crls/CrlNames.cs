using Hpki.Pki.Certificates;

namespace Hpki.Pki.Crls;

/// <summary>Where the lists and the authorities' certificates lie in Blob storage.</summary>
public static class CrlNames
{
    /// <summary>The public container of the current lists and of the authorities' certificates.</summary>
    public const string Container = "crl";

    /// <summary>The container that keeps every list ever published (write once).</summary>
    public const string ArchiveContainer = "crl-archive";

    /// <summary>The media type of a list (RFC 2585 §4).</summary>
    public const string MediaType = "application/pkix-crl";

    /// <summary>The list's file name, e.g. <c>crl-sign.crl</c>.</summary>
    public static string FileName(CertificatePurpose purpose) => $"crl-{ShortName(purpose)}.crl";

    /// <summary>The name of a list in the archive, e.g. <c>sign/12.crl</c>.</summary>
    public static string ArchiveName(CertificatePurpose purpose, long number) => FormattableString.Invariant($"{ShortName(purpose)}/{number}.crl");

    /// <summary>The authority's short name in file names and table keys: <c>sign</c>, <c>auth</c>.</summary>
    public static string ShortName(CertificatePurpose purpose) => purpose switch
    {
        CertificatePurpose.Signing => "sign",
        CertificatePurpose.Authentication => "auth",
        _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, "Unknown purpose."),
    };
}
