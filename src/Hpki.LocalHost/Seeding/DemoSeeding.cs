namespace Hpki.LocalHost.Seeding;

/// <summary>Registers the invented doctors before the host answers its first request. After the first start there is nothing left to do.</summary>
sealed class DemoSeeding(DemoRegistration registration) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => registration.RegisterAsync(DemoDoctors.All, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
