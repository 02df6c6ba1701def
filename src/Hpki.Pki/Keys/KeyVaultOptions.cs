namespace Hpki.Pki.Keys;

/// <summary>The authority's keys in an Azure Key Vault or Managed HSM. Names are <c>name</c> or, pinned, <c>name/version</c>.</summary>
public sealed record KeyVaultOptions
{
    /// <summary>The vault's address, https, e.g. <c>https://example.vault.azure.net/</c>.</summary>
    public required Uri Vault { get; init; }

    public required string RootKey { get; init; }

    public required string SigningKey { get; init; }

    public required string AuthenticationKey { get; init; }

    internal string NameOf(AuthorityKey key) => key switch
    {
        AuthorityKey.Root => RootKey,
        AuthorityKey.Signing => SigningKey,
        AuthorityKey.Authentication => AuthenticationKey,
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, "Unknown key."),
    };
}
