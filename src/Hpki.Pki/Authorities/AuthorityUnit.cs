using System.Security.Cryptography.X509Certificates;
using Hpki.Pki.Keys;

namespace Hpki.Pki.Authorities;

/// <summary>One authority under the root: its certificate, its key, its lists.</summary>
sealed record AuthorityUnit(X509Certificate2 Certificate, ISigner Signer, CrlIssuer Crls);
