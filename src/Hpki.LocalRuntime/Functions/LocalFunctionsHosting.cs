using System.Reflection;
using Hpki.LocalRuntime.Durable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hpki.LocalRuntime.Functions;

/// <summary>Runs a function app in this process.</summary>
public static class LocalFunctionsHosting
{
    /// <summary>Adds the functions of an assembly, the engine that carries its orchestrations, and its timers.</summary>
    /// <param name="builder">The host that is to run the app.</param>
    /// <param name="app">The app's assembly.</param>
    /// <param name="options">How it is run.</param>
    /// <returns>Where the app registers its services and middleware, as it does on the official host.</returns>
    /// <exception cref="FunctionDiscoveryException">A function cannot be run as written.</exception>
    public static IFunctionsWorkerApplicationBuilder AddFunctionsApplication(
        this IHostApplicationBuilder builder, Assembly app, LocalFunctionsOptions options)
    {
        ArgumentNullException.ThrowIfNull(app);
        return builder.AddFunctionsApplication(app.GetTypes(), options);
    }

    /// <summary>Adds the functions of some types, the engine that carries their orchestrations, and their timers.</summary>
    /// <param name="builder">The host that is to run the app.</param>
    /// <param name="types">The types that hold the functions.</param>
    /// <param name="options">How it is run.</param>
    /// <returns>Where the app registers its services and middleware, as it does on the official host.</returns>
    /// <exception cref="FunctionDiscoveryException">A function cannot be run as written.</exception>
    public static IFunctionsWorkerApplicationBuilder AddFunctionsApplication(
        this IHostApplicationBuilder builder, IEnumerable<Type> types, LocalFunctionsOptions options)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(types);
        ArgumentNullException.ThrowIfNull(options);
        if (options.DataFolder is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        var app = new FunctionsApplicationBuilder(builder.Services);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services
            .AddSingleton(options)
            .AddSingleton(FunctionCatalog.Of(types))
            .AddSingleton(_ => new FunctionPipeline(app.Middleware))
            .AddSingleton(Engine)
            .AddHostedService(services => services.GetRequiredService<EngineService>())
            .AddSingleton(Timers)
            .AddHostedService(services => services.GetRequiredService<FunctionTimers>());
        return app;
    }

    /// <summary>Maps the app's HTTP functions below the route prefix.</summary>
    /// <param name="endpoints">The web application.</param>
    public static void MapFunctions(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var services = endpoints.ServiceProvider;
        var prefix = services.GetRequiredService<LocalFunctionsOptions>().RoutePrefix;
        foreach (var function in services.GetRequiredService<FunctionCatalog>().OfKind(FunctionKind.Http))
        {
            var endpoint = new HttpFunctionEndpoint(
                function,
                services.GetRequiredService<FunctionPipeline>(),
                services.GetRequiredService<EngineService>().Engine.Client,
                services.GetRequiredService<ILogger<HttpFunctionEndpoint>>());
            var route = function.Route!;
            var mapped = endpoints.Map($"{prefix}/{route.Template}", endpoint.InvokeAsync).WithDisplayName(function.Name);
            if (route.Methods.Count > 0)
            {
                mapped.WithMetadata(new HttpMethodMetadata(route.Methods));
            }
        }
    }

    static EngineService Engine(IServiceProvider services)
    {
        var options = services.GetRequiredService<LocalFunctionsOptions>();
        LocalDurableTaskEngine? engine = null;
        var functions = new DurableFunctions(
            services.GetRequiredService<FunctionCatalog>(),
            services.GetRequiredService<FunctionPipeline>(),
            services.GetRequiredService<IServiceScopeFactory>(),
            () => engine!.Client);
        engine = new LocalDurableTaskEngine(
            functions.ToCatalog(),
            new LocalDurableTaskOptions { DatabasePath = options.DataFolder is { } folder ? Path.Combine(folder, "durable.db") : null },
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILoggerFactory>());
        return new EngineService(engine);
    }

    static FunctionTimers Timers(IServiceProvider services)
    {
        var options = services.GetRequiredService<LocalFunctionsOptions>();
        var store = new TimerStatusFile(options.DataFolder is { } folder ? Path.Combine(folder, "timers.json") : null);
        var time = services.GetRequiredService<TimeProvider>();
        var configuration = services.GetRequiredService<IConfiguration>();
        var timers = services.GetRequiredService<FunctionCatalog>().OfKind(FunctionKind.Timer).Select(function => new FunctionTimer(
            function,
            configuration.GetValue<bool>($"AzureWebJobs.{function.Name}.Disabled"),
            services.GetRequiredService<FunctionPipeline>(),
            services.GetRequiredService<EngineService>().Engine.Client,
            services.GetRequiredService<IServiceScopeFactory>(),
            store,
            time,
            services.GetRequiredService<ILogger<FunctionTimer>>()));
        return new FunctionTimers(timers, time, options.RunTimers);
    }
}
