using Hpki.LocalHost;
using Microsoft.Extensions.Logging;

namespace Hpki.EndToEnd.Tests;

/// <summary>The whole product in this process, with its demo doctors, keeping nothing.</summary>
public sealed class RunningProduct : IAsyncLifetime
{
    LocalHostApplication? application;

    public LocalHostApplication Application => application ?? throw new InvalidOperationException("The product is not started.");

    public async ValueTask InitializeAsync() =>
        application = await LocalHostApplication.StartAsync(
            new LocalHostOptions { Port = 0, SeedDemoData = true, LogLevel = LogLevel.Warning }, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => application?.DisposeAsync() ?? ValueTask.CompletedTask;
}
