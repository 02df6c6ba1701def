using System.Reflection;

namespace Hpki.LocalRuntime.Functions;

/// <summary>How a function's return value is taken.</summary>
static class ReturnValue
{
    static readonly MethodInfo AwaitGeneric = typeof(ReturnValue).GetMethod(nameof(AwaitOf), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>The type that comes out once awaited: <c>void</c> for none.</summary>
    public static Type TypeOf(MethodInfo method)
    {
        var type = method.ReturnType;
        if (type == typeof(Task))
        {
            return typeof(void);
        }

        return IsTaskOf(type) ? type.GetGenericArguments()[0] : type;
    }

    /// <summary>Awaits what the method returned. Continuations stay on the caller's context: an orchestrator must not leave it.</summary>
    public static Func<object?, Task<object?>> Reader(MethodInfo method)
    {
        var type = method.ReturnType;
        if (type == typeof(Task))
        {
            return Await;
        }

        return IsTaskOf(type)
            ? AwaitGeneric.MakeGenericMethod(type.GetGenericArguments()[0]).CreateDelegate<Func<object?, Task<object?>>>()
            : Task.FromResult;
    }

    public static bool IsTaskOf(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>);

    static async Task<object?> Await(object? returned)
    {
        await (Task)returned!;
        return null;
    }

    static async Task<object?> AwaitOf<T>(object? returned) => await (Task<T>)returned!;
}
