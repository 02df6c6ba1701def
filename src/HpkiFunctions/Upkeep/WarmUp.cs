using Hpki.Pki.Authorities;
using Hpki.Registry.Storage;
using Hpki.Scanning;

namespace HpkiFunctions.Upkeep;

/// <summary>Prepares at start what a first request would otherwise wait for: tables, the authority with its lists; the PDF engine follows in the background.</summary>
public sealed class WarmUp(RegistryStorage storage, ICertificationAuthority authority, ScanReader reader) : BackgroundService
{
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(storage.EnsureCreatedAsync(cancellationToken), authority.GetAuthoritiesAsync(cancellationToken));
        await base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => reader.PrepareAsync(stoppingToken);
}
