using Hpki.Pki.Certificates;
using Hpki.Procedures.Identifiers;

namespace Hpki.Pki.Authorities;

/// <summary>Names one certificate: serial numbers are unique per authority only.</summary>
public readonly record struct CertificateReference(CertificatePurpose Purpose, CertificateSerial Serial);
