using Hpki.LocalRuntime.Durable;
using Microsoft.Extensions.Hosting;

namespace Hpki.LocalRuntime.Functions;

/// <summary>Runs the engine as long as the host runs: it ends before the services that activities use are disposed.</summary>
public sealed class EngineService : IHostedService, IAsyncDisposable
{
    int _stopped;

    internal EngineService(LocalDurableTaskEngine engine)
    {
        Engine = engine;
    }

    /// <summary>The engine that carries the app's orchestrations.</summary>
    public LocalDurableTaskEngine Engine { get; }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Engine.StartAsync(cancellationToken);

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => DisposeAsync().AsTask();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Interlocked.Exchange(ref _stopped, 1) == 0 ? Engine.DisposeAsync() : ValueTask.CompletedTask;
}
