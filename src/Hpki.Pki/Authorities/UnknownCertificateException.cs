using Hpki.Pki.Certificates;
using Hpki.Procedures.Identifiers;

namespace Hpki.Pki.Authorities;

/// <summary>A certificate was to be revoked that this authority never issued.</summary>
public sealed class UnknownCertificateException(CertificatePurpose purpose, CertificateSerial serial)
    : Exception($"No {purpose} certificate with serial number {serial} was issued here. Check the serial number and the purpose.")
{
    public CertificatePurpose Purpose { get; } = purpose;

    public CertificateSerial Serial { get; } = serial;
}
