using Hpki.Pki.Certificates;

namespace Hpki.Pki.Crls;

/// <summary>A list as fetched from its public address.</summary>
public sealed record ConfirmedCrl(CertificatePurpose Purpose, long Number, DateTimeOffset ThisUpdate, DateTimeOffset NextUpdate);
