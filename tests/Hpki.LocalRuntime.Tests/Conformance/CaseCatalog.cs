using System.Reflection;

namespace Conformance;

/// <summary>The static functions of the case files, by reflection.</summary>
static class CaseCatalog
{
    public static DurableFunctionCatalog Create(CaseClock time)
    {
        DurableFunctionCatalog catalog = new();
        foreach (MethodInfo method in typeof(CaseCatalog).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(CaseCatalog).Namespace)
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static)))
        {
            if (method.GetCustomAttribute<FunctionAttribute>() is { } function)
            {
                Add(catalog, function.Name, method, time);
            }
        }

        return catalog;
    }

    static void Add(DurableFunctionCatalog catalog, string name, MethodInfo method, CaseClock time)
    {
        ParameterInfo parameter = method.GetParameters().Single();
        if (parameter.ParameterType == typeof(TaskOrchestrationContext))
        {
            catalog.AddOrchestrator(name, context => InvokeAsync(method, context));
        }
        else
        {
            catalog.AddActivity(
                name, time.Around((invocation, _) => InvokeAsync(method, invocation.ReadInput(parameter.ParameterType))));
        }
    }

    static async Task<object?> InvokeAsync(MethodInfo method, object? argument)
    {
        object? returned = method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [argument], null);
        if (returned is not Task task)
        {
            return returned;
        }

        await task;
        return method.ReturnType.IsGenericType ? ((dynamic)task).Result : null;
    }
}
