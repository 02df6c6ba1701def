using System.Reflection;
using System.Runtime.CompilerServices;

namespace HpkiFunctions.Tests.Hosting;

/// <summary>Writes types and members the way <c>eng/official-api.txt</c> does.</summary>
static class ApiText
{
    const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    // What every record has, and what every enum, delegate or attribute inherits or is given: not shown in the list.
    static readonly HashSet<string> Unlisted =
        ["Equals", "GetHashCode", "op_Equality", "op_Inequality", "PrintMembers", "EqualityContract", "BeginInvoke", "EndInvoke"];

    static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(string)] = "string",
        [typeof(object)] = "object",
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(double)] = "double",
        [typeof(void)] = "void",
    };

    static readonly NullabilityInfoContext Nullability = new();

    public static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => "struct",
        _ when type.IsAssignableTo(typeof(Delegate)) => "delegate",
        _ when IsRecord(type) => type.IsSealed ? "sealed record" : "record",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    public static bool IsRecord(Type type) => type.GetMethod("<Clone>$", Declared) is not null;

    public static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name), null)}");
        }

        var constructors = type.IsAssignableTo(typeof(Delegate)) ? [] : type.GetConstructors(Declared).Where(IsShown).Where(constructor => !IsCopy(constructor)).Select(Constructor);
        var properties = type.GetProperties(Declared).Where(property => property.GetMethod is { } get && IsShown(get)).Select(Property);
        var methods = type.GetMethods(Declared)
            .Where(method => IsShown(method) && !IsAccessor(type, method) && !method.Name.Contains('<', StringComparison.Ordinal))
            .Where(method => type.IsAssignableTo(typeof(Delegate)) == false || method.Name == "Invoke")
            .Select(Method);
        return [.. constructors, .. properties, .. methods];
    }

    public static string ExtensionMethod(MethodInfo method) =>
        $"{method.DeclaringType!.Name}: {Signature(method)}".Replace("(", "(this ", StringComparison.Ordinal).Replace("?", "", StringComparison.Ordinal);

    public static string Name(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Name(underlying) + "?";
        }

        if (type.IsByRef)
        {
            return Name(type.GetElementType()!);
        }

        if (type.IsArray)
        {
            return Name(type.GetElementType()!) + "[]";
        }

        return Keywords.TryGetValue(type, out var keyword) ? keyword
            : type.IsGenericType ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
            : type.Name;
    }

    static bool IsShown(MethodBase method) =>
        (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly) && !method.IsStatic | method is not ConstructorInfo
        && !Unlisted.Contains(method.Name) && !method.Name.EndsWith("EqualityContract", StringComparison.Ordinal);

    // The compiler gives every record one; `with` compiles against it or the official one alike.
    static bool IsCopy(ConstructorInfo constructor) =>
        constructor.IsFamily && constructor.GetParameters() is [var only] && only.ParameterType == constructor.DeclaringType;

    static bool IsAccessor(Type type, MethodInfo method) =>
        type.GetProperties(Declared).Any(property => property.GetMethod == method || property.SetMethod == method);

    static string Constructor(ConstructorInfo constructor) =>
        $"{Modifiers(constructor)}{Name(constructor.DeclaringType!)}({Parameters(constructor)})";

    static string Property(PropertyInfo property)
    {
        var set = property.SetMethod is { } setter && IsShown(setter)
            ? setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? " init;" : " set;"
            : "";
        var mark = Mark(property.PropertyType, Nullability.Create(property).ReadState);
        return $"{Modifiers(property.GetMethod!)}{Name(property.PropertyType)}{mark} {property.Name} {{ get;{set} }}";
    }

    static string Method(MethodInfo method) => Modifiers(method) + Signature(method);

    static string Signature(MethodInfo method)
    {
        var mark = Mark(method.ReturnType, Nullability.Create(method.ReturnParameter).ReadState);
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";
        return $"{Name(method.ReturnType)}{mark} {method.Name}{generic}({Parameters(method)})";
    }

    static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    static string Parameter(ParameterInfo parameter)
    {
        var prefix = parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : parameter.ParameterType.IsByRef ? "ref " : "";
        var mark = parameter.ParameterType.IsByRef ? Mark(parameter.ParameterType.GetElementType()!, Nullability.Create(parameter).ReadState)
            : Mark(parameter.ParameterType, Nullability.Create(parameter).WriteState);
        return $"{prefix}{Name(parameter.ParameterType)}{mark} {parameter.Name}{Default(parameter)}";
    }

    static string Default(ParameterInfo parameter) => parameter switch
    {
        { HasDefaultValue: false } => "",
        { DefaultValue: null, ParameterType: var type } => type.IsValueType && Nullable.GetUnderlyingType(type) is null ? " = default" : " = null",
        { DefaultValue: bool flag } => flag ? " = true" : " = false",
        _ => $" = {parameter.DefaultValue}",
    };

    // Nullable<T> shows its mark in the type's name.
    static string Mark(Type type, NullabilityState state) =>
        state == NullabilityState.Nullable && !(type.IsValueType && !type.IsGenericParameter) ? "?" : "";

    static string Modifiers(MethodBase method)
    {
        var access = method.IsFamily || method.IsFamilyOrAssembly ? "protected " : "";
        if (method.DeclaringType!.IsInterface || method.DeclaringType.IsAssignableTo(typeof(Delegate)) || method is ConstructorInfo)
        {
            return access;
        }

        var overrides = method is MethodInfo { IsVirtual: true } info && info.GetBaseDefinition() != info;
        return access + (method switch
        {
            { IsStatic: true } => "static ",
            { IsAbstract: true } => "abstract ",
            _ when overrides => "override ",
            { IsVirtual: true, IsFinal: false } => "virtual ",
            _ => "",
        });
    }
}
