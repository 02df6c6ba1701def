using System.Reflection;
using Hpki.LocalRuntime.Durable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Hpki.LocalRuntime.Functions;

/// <summary>Makes a function's arguments from an invocation, one reader a parameter; what cannot be bound is reported.</summary>
/// <param name="kind">Kind of the function.</param>
/// <param name="route">Parsed route template of an HTTP function.</param>
/// <param name="report">Takes a fault of a parameter.</param>
sealed class FunctionArguments(FunctionKind kind, RoutePattern? route, Action<string> report)
{
    public Func<FunctionInvocation, object?> For(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (type.IsByRef || parameter.IsOptional)
        {
            return Refuse(parameter, "parameters passed by reference or with a default value are not supported");
        }

        if (FunctionTriggers.IsTrigger(parameter))
        {
            return Trigger(parameter);
        }

        if (parameter.IsDefined(typeof(DurableClientAttribute)))
        {
            return Client(parameter);
        }

        if (type == typeof(FunctionContext))
        {
            return invocation => invocation;
        }

        // An orchestrator is replayed: a token that may fire between two replays is no input of its history.
        if (type == typeof(CancellationToken) && kind != FunctionKind.Orchestrator)
        {
            return invocation => invocation.CancellationToken;
        }

        return kind == FunctionKind.Http ? RouteValue(parameter) : Refuse(parameter, "nothing can be bound to it");
    }

    Func<FunctionInvocation, object?> Trigger(ParameterInfo parameter)
    {
        var expected = kind switch
        {
            FunctionKind.Http => typeof(HttpRequest),
            FunctionKind.Timer => typeof(TimerInfo),
            FunctionKind.Orchestrator => typeof(TaskOrchestrationContext),
            FunctionKind.Activity => parameter.ParameterType,
            _ => throw new InvalidOperationException($"Unknown kind of function: {kind}."),
        };
        if (parameter.ParameterType != expected)
        {
            return Refuse(parameter, $"the trigger's parameter must be of type {expected.Name}");
        }

        return kind == FunctionKind.Activity
            ? invocation => ((ActivityInvocation)invocation.Trigger!).ReadInput(parameter.ParameterType)
            : invocation => invocation.Trigger;
    }

    Func<FunctionInvocation, object?> Client(ParameterInfo parameter)
    {
        if (parameter.ParameterType != typeof(DurableTaskClient))
        {
            return Refuse(parameter, "[DurableClient] is bound to DurableTaskClient only");
        }

        return kind == FunctionKind.Orchestrator
            ? Refuse(parameter, "an orchestrator is replayed and cannot use a client: call an activity")
            : invocation => invocation.Client;
    }

    Func<FunctionInvocation, object?> RouteValue(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        var name = parameter.Name!;
        if (route?.GetParameter(name) is not { } segment)
        {
            return Refuse(parameter, $"the route has no '{{{name}}}', and nothing else can be bound to it");
        }

        if (!RouteValueConverter.CanRead(type))
        {
            return Refuse(parameter, $"a route value is read as one of {RouteValueConverter.Supported}, not as {type.Name}");
        }

        if (segment.IsOptional && type.IsValueType && Nullable.GetUnderlyingType(type) is null)
        {
            return Refuse(parameter, $"'{{{name}}}' is optional in the route, so the parameter must be nullable");
        }

        return invocation => Read(invocation, name, type);
    }

    static object? Read(FunctionInvocation invocation, string name, Type type)
    {
        var value = ((HttpRequest)invocation.Trigger!).HttpContext.GetRouteValue(name);
        if (value is null)
        {
            return null;
        }

        try
        {
            return RouteValueConverter.Read(type, value.ToString()!);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            throw new FunctionInputException(invocation.Function.Name, name, type, exception);
        }
    }

    Func<FunctionInvocation, object?> Refuse(ParameterInfo parameter, string why)
    {
        report($"parameter '{parameter.Name}': {why}.");
        return _ => throw new InvalidOperationException($"Parameter '{parameter.Name}' was refused at start.");
    }
}
