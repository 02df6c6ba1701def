using Hpki.Pki.Certificates;
using Hpki.Procedures.Identifiers;

namespace Hpki.Pki.Crls;

/// <summary>What a fetched list lacks. <paramref name="Number"/> is null when the list could not be read; <paramref name="Missing"/> holds the serial numbers not (provably) on it.</summary>
public sealed record CrlShortfall(CertificatePurpose Purpose, CrlShortfallKind Kind, long? Number, IReadOnlyList<CertificateSerial> Missing);
