using System.Security.Cryptography;
using Hpki.Procedures.Identifiers;

namespace Hpki.Pki.Certificates;

/// <summary>A certificate that the authority has issued and stored.</summary>
public sealed record IssuedCertificate
{
    /// <summary>The order it answers (<see cref="CertificateOrder.OrderKey"/>).</summary>
    public required string OrderKey { get; init; }

    public required CertificatePurpose Purpose { get; init; }

    public required CertificateSerial Serial { get; init; }

    /// <summary>First instant of validity (UTC).</summary>
    public required DateTimeOffset NotBefore { get; init; }

    /// <summary>Last second of validity (UTC).</summary>
    public required DateTimeOffset NotAfter { get; init; }

    /// <summary>The certificate, DER.</summary>
    public required ReadOnlyMemory<byte> Der { get; init; }

    /// <summary>The certificate, PEM (RFC 7468).</summary>
    public string ToPem() => PemEncoding.WriteString("CERTIFICATE", Der.Span);
}
