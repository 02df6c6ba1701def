using Hpki.Procedures.Identifiers;

namespace Hpki.Pki.Authorities;

/// <summary>A certificate decided on but perhaps not signed yet: its number, a digest of the order it answers, its TBSCertificate.</summary>
sealed record PreparedCertificate(CertificateSerial Serial, string OrderDigest, byte[] ToBeSigned);
