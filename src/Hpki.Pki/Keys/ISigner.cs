namespace Hpki.Pki.Keys;

/// <summary>One RSA signing key of an authority, wherever it lives.</summary>
public interface ISigner
{
    /// <summary>The public key as DER SubjectPublicKeyInfo.</summary>
    ReadOnlyMemory<byte> SubjectPublicKeyInfo { get; }

    /// <summary>Signs a SHA-256 hash with RSASSA-PKCS1-v1_5 (RFC 8017 §8.2): the signature value of sha256WithRSAEncryption. The same hash gives the same signature.</summary>
    /// <param name="sha256">The hash, 32 octets.</param>
    /// <param name="cancellationToken">Gives up waiting for a remote key.</param>
    /// <exception cref="SigningException">The key's keeper refused or could not be reached.</exception>
    Task<byte[]> SignHashAsync(ReadOnlyMemory<byte> sha256, CancellationToken cancellationToken);
}
