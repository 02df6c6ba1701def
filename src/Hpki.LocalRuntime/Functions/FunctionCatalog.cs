using System.Collections.Frozen;
using System.Reflection;

namespace Hpki.LocalRuntime.Functions;

/// <summary>
/// Every function of an app, found by its <see cref="FunctionAttribute"/>. What the local runtime, or the official host,
/// would not run as written is an error here and not a surprise later.
/// </summary>
sealed class FunctionCatalog
{
    readonly FrozenDictionary<string, FunctionDescriptor> _byName;

    FunctionCatalog(IEnumerable<FunctionDescriptor> functions)
    {
        _byName = functions.ToFrozenDictionary(function => function.Name, StringComparer.OrdinalIgnoreCase);
    }

    public IEnumerable<FunctionDescriptor> Functions => _byName.Values;

    public IEnumerable<FunctionDescriptor> OfKind(FunctionKind kind) =>
        Functions.Where(function => function.Kind == kind).OrderBy(function => function.Name, StringComparer.Ordinal);

    public FunctionDescriptor? Find(string name, FunctionKind kind) =>
        _byName.TryGetValue(name, out var function) && function.Kind == kind ? function : null;

    /// <param name="types">Types to look into, usually all of an assembly.</param>
    /// <exception cref="FunctionDiscoveryException">At least one function cannot be run as written.</exception>
    public static FunctionCatalog Of(IEnumerable<Type> types)
    {
        const BindingFlags declared =
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        var readers = types
            .SelectMany(type => type.GetMethods(declared))
            .Where(method => method.IsDefined(typeof(FunctionAttribute), inherit: false))
            .Select(method => new FunctionReader(method))
            .ToList();
        var functions = readers.Select(reader => reader.Read()).OfType<FunctionDescriptor>().ToList();

        List<string> errors = [.. readers.SelectMany(reader => reader.Errors), .. Duplicates(functions), .. HttpRoutes.Conflicts(functions)];
        return errors.Count == 0 ? new FunctionCatalog(functions) : throw new FunctionDiscoveryException(errors);
    }

    static IEnumerable<string> Duplicates(IEnumerable<FunctionDescriptor> functions) =>
        functions
            .GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1)
            .Select(group =>
                $"{string.Join(" and ", group.Select(function => function.EntryPoint))}: the function name '{group.Key}' is used more than once.");
}
