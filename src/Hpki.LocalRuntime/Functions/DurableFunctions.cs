using Hpki.LocalRuntime.Durable;
using Microsoft.Extensions.DependencyInjection;

namespace Hpki.LocalRuntime.Functions;

/// <summary>Gives the engine the app's orchestrators and activities, each behind the middleware.</summary>
sealed class DurableFunctions(FunctionCatalog functions, FunctionPipeline pipeline, IServiceScopeFactory scopes, Func<DurableTaskClient> client)
{
    public DurableFunctionCatalog ToCatalog()
    {
        var catalog = new DurableFunctionCatalog();
        foreach (var orchestrator in functions.OfKind(FunctionKind.Orchestrator))
        {
            catalog.AddOrchestrator(orchestrator.Name, context => RunAsync(orchestrator, context));
        }

        foreach (var activity in functions.OfKind(FunctionKind.Activity))
        {
            catalog.AddActivity(activity.Name, (input, cancellationToken) => RunAsync(activity, input, cancellationToken));
        }

        return catalog;
    }

    // Each turn is an invocation, as on the official host. A turn that ends waiting never comes back here; its scope is left
    // to the garbage collector, so what an orchestrator's class is given must not need disposing.
    async Task<object?> RunAsync(FunctionDescriptor orchestrator, TaskOrchestrationContext context)
    {
        using var scope = scopes.CreateScope();
        var invocation = new FunctionInvocation(orchestrator, context, client(), scope.ServiceProvider, CancellationToken.None);
        await pipeline.InvokeAsync(invocation);
        return invocation.Result;
    }

    async Task<object?> RunAsync(FunctionDescriptor activity, ActivityInvocation input, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var invocation = new FunctionInvocation(activity, input, client(), scope.ServiceProvider, cancellationToken);
        await pipeline.InvokeAsync(invocation);
        return invocation.Result;
    }
}
