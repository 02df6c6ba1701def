using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HpkiFunctions;

/// <summary>What the function app needs, registered in one place for both hostings.</summary>
public static class HpkiFunctionsApplication
{
    /// <summary>Adds the app's services and its middleware; the middleware added first runs outermost.</summary>
    public static IFunctionsWorkerApplicationBuilder AddHpkiFunctions(
        this IFunctionsWorkerApplicationBuilder builder, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configuration);
        builder.Services.TryAddSingleton(TimeProvider.System);
        return builder;
    }
}
