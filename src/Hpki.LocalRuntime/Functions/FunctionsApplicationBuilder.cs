using Microsoft.Extensions.DependencyInjection;

namespace Hpki.LocalRuntime.Functions;

/// <summary>Collects the app's services and middleware.</summary>
sealed class FunctionsApplicationBuilder(IServiceCollection services) : IFunctionsWorkerApplicationBuilder
{
    readonly List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> _middleware = [];

    public IServiceCollection Services => services;

    public IReadOnlyList<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> Middleware => _middleware;

    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        ArgumentNullException.ThrowIfNull(middleware);
        _middleware.Add(middleware);
        return this;
    }
}
