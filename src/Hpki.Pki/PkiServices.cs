using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Hpki.Pki.Authorities;
using Hpki.Pki.Crls;
using Hpki.Pki.Keys;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Hpki.Pki;

/// <summary>Registers the built-in certification authority.</summary>
public static class PkiServices
{
    /// <summary>
    /// Key of a <see cref="BlobServiceClient"/> of its own for the public lists, so that the account with personal documents can forbid public access.
    /// Without one the unkeyed client is used.
    /// </summary>
    public const string PublicStorage = "pki-public";

    /// <summary>
    /// Adds <see cref="ICertificationAuthority"/> and <see cref="CrlOrigin"/>. Expects a <see cref="TableServiceClient"/> and a <see cref="BlobServiceClient"/>,
    /// and a <see cref="TokenCredential"/> when the keys are in a vault (else the default Azure credential is taken).
    /// </summary>
    public static IServiceCollection AddPki(this IServiceCollection services, PkiOptions options)
    {
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton<ISignerSource>(provider => options switch
        {
            { KeyVault: { } vault } => new KeyVaultKeys(vault, provider.GetService<TokenCredential>() ?? new DefaultAzureCredential()),
            { KeyFolder: { } folder } => new KeyFolder(folder, options.KeyPassphrase),
            _ => throw new PkiConfigurationException("Pki:Keys:Folder", "Neither a key folder nor a key vault is set."),
        });
        services.AddSingleton(provider => new CrlStore(PublicBlobs(provider)));
        services.AddSingleton(provider => new AuthorityCertificateStore(PublicBlobs(provider)));
        services.AddSingleton(provider => new CertificateStore(provider.GetRequiredService<TableServiceClient>()));
        services.AddSingleton(provider => new RevocationLedger(provider.GetRequiredService<TableServiceClient>()));
        services.AddSingleton<CertificationAuthoritySetup>();
        services.AddSingleton<BuiltInCertificationAuthority>();
        services.AddSingleton<ICertificationAuthority>(provider => provider.GetRequiredService<BuiltInCertificationAuthority>());
        services.AddSingleton(provider => new CrlOrigin(
            options.CrlOrigin ?? provider.GetRequiredService<CrlStore>().Address,
            provider.GetRequiredService<ICertificationAuthority>(),
            provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    static BlobServiceClient PublicBlobs(IServiceProvider provider) =>
        provider.GetKeyedService<BlobServiceClient>(PublicStorage) ?? provider.GetRequiredService<BlobServiceClient>();
}
