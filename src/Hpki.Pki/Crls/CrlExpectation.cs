using Hpki.Pki.Certificates;
using Hpki.Procedures.Identifiers;

namespace Hpki.Pki.Crls;

/// <summary>What a published list must show: a number at least this high and every one of these serial numbers. Number 0 when any list will do.</summary>
public sealed record CrlExpectation(CertificatePurpose Purpose, long MinimumNumber, IReadOnlyList<CertificateSerial> Serials);
