namespace Hpki.LocalHost.Tests;

/// <summary>One local host in memory for all tests that only talk to it.</summary>
public sealed class LocalHost : IAsyncLifetime
{
    public LocalHostApplication Application { get; private set; } = null!;

    public async ValueTask InitializeAsync() =>
        Application = await LocalHostApplication.StartAsync(
            new LocalHostOptions { Port = 0, SeedDemoData = false, LogLevel = LogLevel.Warning }, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => Application.DisposeAsync();
}
