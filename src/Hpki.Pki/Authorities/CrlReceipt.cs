using Hpki.Pki.Certificates;
using Hpki.Procedures.Identifiers;

namespace Hpki.Pki.Authorities;

/// <summary>A list that carries serial numbers: its authority, number and time of issue (UTC, whole seconds).</summary>
public sealed record CrlReceipt(CertificatePurpose Purpose, long Number, DateTimeOffset ThisUpdate, IReadOnlyList<CertificateSerial> Serials);
