using System.Reflection;
using System.Runtime.CompilerServices;
using Hpki.LocalRuntime;

namespace HpkiFunctions.Tests.Hosting;

/// <summary>The local runtime's surface is the official one, no wider (docs/decisions/0001-two-hostings.md).</summary>
public sealed class SurfaceTests
{
    // Base types that the surface leaves out, each derived from the one it takes in their place.
    static readonly Dictionary<string, string> Shortened = new() { ["Attribute"] = "TriggerBindingAttribute or InputBindingAttribute" };

    static readonly OfficialApi Official = OfficialApi.Read();

    [Fact]
    public void PublicTypes_OfLocalRuntime_AreSurfaceOrInANamespaceOfTheirOwn()
    {
        var strays = Surface().Where(type => !IsExtensionClass(type) && !Official.Types.ContainsKey(ApiText.Name(type))).Select(type => type.FullName);

        Assert.Empty(strays);
        Assert.NotEmpty(Surface());
    }

    [Fact]
    public void Types_OfTheSurface_AreOfTheOfficialKind()
    {
        var differences = SurfaceTypes().SelectMany(type =>
        {
            var official = Official.Types[ApiText.Name(type)];
            var foreign = Bases(type).Where(name => !official.Bases.Contains(name) && !Shortened.ContainsKey(name));
            var kind = ApiText.Kind(type);
            return foreign.Select(name => $"{type.Name} : {name}")
                .Concat(kind == official.Kind || kind == $"sealed {official.Kind}" ? [] : [$"{kind} {type.Name}, officially {official.Kind}"]);
        });

        Assert.Empty(differences);
    }

    [Fact]
    public void Members_OfTheSurface_HaveTheOfficialSignature()
    {
        var differences = SurfaceTypes().SelectMany(type =>
            ApiText.Members(type).Except(Official.Types[ApiText.Name(type)].Members).Select(member => $"{type.Name}: {member}"));

        Assert.Empty(differences);
    }

    [Fact]
    public void ExtensionMethods_OfTheSurface_HaveTheOfficialSignature()
    {
        var differences = Surface().Where(IsExtensionClass)
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Select(ApiText.ExtensionMethod)
            .Except(Official.Extensions);

        Assert.Empty(differences);
    }

    static IEnumerable<Type> SurfaceTypes() => Surface().Where(type => !IsExtensionClass(type));

    // The flat namespace, and official namespaces that the runtime declares types in.
    static IEnumerable<Type> Surface() => typeof(FunctionAttribute).Assembly.GetExportedTypes()
        .Where(type => type.Namespace == "Hpki.LocalRuntime" || !type.Namespace!.StartsWith("Hpki.LocalRuntime.", StringComparison.Ordinal));

    static bool IsExtensionClass(Type type) => type.IsDefined(typeof(ExtensionAttribute), inherit: false);

    static IEnumerable<string> Bases(Type type)
    {
        if (type.IsEnum || type.IsAssignableTo(typeof(Delegate)))
        {
            return [];
        }

        var inherited = type.BaseType?.GetInterfaces() ?? [];
        var interfaces = type.GetInterfaces().Except(inherited).Where(face => !face.Name.StartsWith("IEquatable", StringComparison.Ordinal));
        var isRoot = type.BaseType is null || type.BaseType == typeof(object) || type.BaseType == typeof(ValueType);
        return [.. isRoot ? [] : new[] { ApiText.Name(type.BaseType!) }, .. interfaces.Select(ApiText.Name)];
    }
}
