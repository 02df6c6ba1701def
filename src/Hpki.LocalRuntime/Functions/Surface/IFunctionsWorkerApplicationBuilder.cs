using Microsoft.Extensions.DependencyInjection;

namespace Hpki.LocalRuntime;

/// <summary>Where a function app registers its services and middleware.</summary>
public interface IFunctionsWorkerApplicationBuilder
{
    /// <summary>The app's services.</summary>
    IServiceCollection Services { get; }

    /// <summary>Adds a middleware; those added first run outermost.</summary>
    /// <param name="middleware">Makes the middleware from the rest of the pipeline.</param>
    /// <returns>This builder.</returns>
    IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware);
}
