using Hpki.Procedures.Cards;
using Hpki.Procedures.Identifiers;

namespace Hpki.Pki.Crls;

/// <summary>One line of a revocation list.</summary>
/// <param name="Serial">The certificate.</param>
/// <param name="RevokedAt">When the authority processed the revocation (UTC, whole seconds).</param>
/// <param name="Reason">The published reason; <see cref="PublishedReason.Unspecified"/> when the entry names none. Read from another authority's list it may be any code of RFC 5280 §5.3.1.</param>
public sealed record CrlEntry(CertificateSerial Serial, DateTimeOffset RevokedAt, PublishedReason Reason);
