using System.Reflection;
using Hpki.LocalRuntime.Durable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Hpki.LocalRuntime.Functions;

/// <summary>A function app without a web server: how tests run flows.</summary>
public sealed class LocalFunctionApp : IAsyncDisposable
{
    readonly IHost _host;

    LocalFunctionApp(IHost host)
    {
        _host = host;
        Engine = host.Services.GetRequiredService<EngineService>().Engine;
        Timers = host.Services.GetRequiredService<FunctionTimers>();
    }

    /// <summary>The engine; waits until it is idle, and skips time with a virtual clock.</summary>
    public LocalDurableTaskEngine Engine { get; }

    /// <summary>Starts, steers and lists orchestrations.</summary>
    public DurableTaskClient Client => Engine.Client;

    /// <summary>The timer functions.</summary>
    public FunctionTimers Timers { get; }

    /// <summary>The app's services.</summary>
    public IServiceProvider Services => _host.Services;

    /// <summary>Starts the functions of an assembly.</summary>
    /// <param name="app">The app's assembly.</param>
    /// <param name="configure">Registers the app's services and middleware.</param>
    /// <param name="clock">The time; the machine's when null.</param>
    /// <param name="options">How the app is run; in memory and with timers triggered by hand when null.</param>
    /// <param name="cancellationToken">Gives the start up.</param>
    /// <exception cref="FunctionDiscoveryException">A function cannot be run as written.</exception>
    public static Task<LocalFunctionApp> CreateAsync(
        Assembly app,
        Action<IFunctionsWorkerApplicationBuilder> configure,
        TimeProvider? clock = null,
        LocalFunctionsOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(app);
        return CreateAsync(app.GetTypes(), configure, clock, options, cancellationToken);
    }

    /// <summary>Starts the functions of some types.</summary>
    /// <param name="types">The types that hold the functions.</param>
    /// <param name="configure">Registers the app's services and middleware.</param>
    /// <param name="clock">The time; the machine's when null.</param>
    /// <param name="options">How the app is run; in memory and with timers triggered by hand when null.</param>
    /// <param name="cancellationToken">Gives the start up.</param>
    /// <exception cref="FunctionDiscoveryException">A function cannot be run as written.</exception>
    public static async Task<LocalFunctionApp> CreateAsync(
        IEnumerable<Type> types,
        Action<IFunctionsWorkerApplicationBuilder> configure,
        TimeProvider? clock = null,
        LocalFunctionsOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(clock ?? TimeProvider.System);
        configure(builder.AddFunctionsApplication(types, options ?? new LocalFunctionsOptions { RunTimers = false }));
        var host = builder.Build();
        await host.StartAsync(cancellationToken);
        return new LocalFunctionApp(host);
    }

    /// <summary>Runs a timer function now; see <see cref="FunctionTimers.TriggerAsync"/>.</summary>
    /// <param name="name">Name of the function.</param>
    /// <param name="cancellationToken">Signals the function to stop.</param>
    public Task TriggerTimerAsync(string name, CancellationToken cancellationToken = default) => Timers.TriggerAsync(name, cancellationToken);

    /// <summary>Stops the app.</summary>
    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
