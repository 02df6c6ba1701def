using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Hpki.LocalRuntime.Functions;

/// <summary>The middleware, and at its end the function.</summary>
sealed class FunctionPipeline
{
    readonly FunctionExecutionDelegate _pipeline;
    readonly ConcurrentDictionary<FunctionDescriptor, Target> _targets = new();

    /// <param name="middleware">In the order of registration: the first runs outermost.</param>
    public FunctionPipeline(IReadOnlyList<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware)
    {
        FunctionExecutionDelegate pipeline = context => RunFunctionAsync((FunctionInvocation)context);
        for (var i = middleware.Count - 1; i >= 0; i--)
        {
            pipeline = middleware[i](pipeline);
        }

        _pipeline = pipeline;
    }

    public Task InvokeAsync(FunctionInvocation invocation) => _pipeline(invocation);

    async Task RunFunctionAsync(FunctionInvocation invocation)
    {
        var target = _targets.GetOrAdd(invocation.Function, static function => new Target(function.Method));
        var arguments = invocation.Function.Arguments.Select(argument => argument(invocation)).ToArray();
        var instance = target.Create?.Invoke(invocation.InstanceServices, null);
        try
        {
            invocation.Result = await target.Read(target.Invoker.Invoke(instance, arguments.AsSpan()));
            invocation.Returned = true;
        }
        finally
        {
            switch (instance)
            {
                case IAsyncDisposable disposable:
                    await disposable.DisposeAsync();
                    break;
                case IDisposable disposable:
                    disposable.Dispose();
                    break;
            }
        }
    }

    sealed class Target(MethodInfo method)
    {
        public MethodInvoker Invoker { get; } = MethodInvoker.Create(method);

        public Func<object?, Task<object?>> Read { get; } = ReturnValue.Reader(method);

        // As on the official host: an instance for each invocation, made from the scope's services, never taken from them.
        public ObjectFactory? Create { get; } =
            method.IsStatic ? null : ActivatorUtilities.CreateFactory(method.DeclaringType!, []);
    }
}
