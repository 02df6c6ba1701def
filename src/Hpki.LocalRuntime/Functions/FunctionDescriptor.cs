using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Hpki.LocalRuntime.Functions;

/// <summary>A function found in the app's assembly, checked and ready to be invoked.</summary>
sealed class FunctionDescriptor(
    string name, FunctionKind kind, MethodInfo method, IReadOnlyList<Func<FunctionInvocation, object?>> arguments) : FunctionDefinition
{
    public FunctionKind Kind { get; } = kind;

    public MethodInfo Method { get; } = method;

    /// <summary>One for each parameter of the method, in order.</summary>
    public IReadOnlyList<Func<FunctionInvocation, object?>> Arguments { get; } = arguments;

    /// <summary>Set for <see cref="FunctionKind.Http"/>.</summary>
    public HttpFunctionRoute? Route { get; init; }

    /// <summary>Set for <see cref="FunctionKind.Timer"/>.</summary>
    public TimerSchedule? Schedule { get; init; }

    public override string Name { get; } = name;

    public override string EntryPoint { get; } = DescribeMethod(method);

    public override string Id { get; } = IdOf(name, method);

    public override string PathToAssembly => Method.Module.FullyQualifiedName;

    public static string DescribeMethod(MethodInfo method) => $"{method.DeclaringType!.FullName}.{method.Name}";

    // Stable across restarts and builds, as the official id is.
    static string IdOf(string name, MethodInfo method) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{name}:{DescribeMethod(method)}")))[..20];
}
