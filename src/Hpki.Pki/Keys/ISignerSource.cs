namespace Hpki.Pki.Keys;

/// <summary>Where the authority's keys are kept.</summary>
public interface ISignerSource
{
    /// <summary>Opens a key; a source that may make keys makes it on first use.</summary>
    /// <exception cref="SigningException">The key is missing, unreadable, or not RSA of at least 2048 bits.</exception>
    Task<ISigner> OpenAsync(AuthorityKey key, CancellationToken cancellationToken);
}
