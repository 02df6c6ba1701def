using Hpki.Pki.Certificates;

namespace Hpki.Pki.Crls;

/// <summary>The store cannot be read, and this process holds no list that may still be relied on.</summary>
public sealed class CrlUnavailableException(CertificatePurpose purpose, Exception cause)
    : Exception($"The {purpose} revocation list cannot be read from its store, and no copy of it is in force.", cause);
