using Hpki.Procedures.Cards;
using Hpki.Procedures.Identifiers;

namespace Hpki.Pki.Authorities;

/// <summary>A revocation that was ordered and is perhaps not on a published list yet.</summary>
sealed record OpenRevocation(CertificateSerial Serial, RevocationReason Reason, DateTimeOffset RevokedAt);
