using Hpki.Procedures.Identifiers;

namespace Hpki.Pki.Authorities;

/// <summary>A revoked certificate past its validity, and the index row that named it.</summary>
sealed record ExpiredRevocation(CertificateSerial Serial, string RowKey);
