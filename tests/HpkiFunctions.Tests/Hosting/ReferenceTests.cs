using Hpki.LocalRuntime;
using Mono.Cecil;

namespace HpkiFunctions.Tests.Hosting;

/// <summary>The compiled function app refers to nothing of the local runtime that the official packages do not have.</summary>
public sealed class ReferenceTests : IDisposable
{
    static readonly OfficialApi Official = OfficialApi.Read();

    readonly AssemblyDefinition _app = AssemblyDefinition.ReadAssembly(typeof(HpkiFunctionsApplication).Assembly.Location);

    public void Dispose() => _app.Dispose();

    [Fact]
    public void TypeReferences_ToTheLocalRuntime_AreOfTheSurface()
    {
        var references = _app.MainModule.GetTypeReferences().Where(IsOurs).ToList();

        Assert.NotEmpty(references);
        Assert.Empty(references.Where(type => !IsOfficial(type)).Select(type => type.FullName));
    }

    [Fact]
    public void MemberReferences_ToTheLocalRuntime_AreOfTheSurface()
    {
        var references = _app.MainModule.GetMemberReferences().Where(member => IsOurs(member.DeclaringType)).ToList();

        // Signatures are held by SurfaceTests; here it is enough that the member exists officially.
        Assert.NotEmpty(references);
        Assert.Empty(references.Where(member => !IsOfficial(member)).Select(member => member.FullName));
    }

    static bool IsOurs(TypeReference type) => type.GetElementType().Scope.Name == typeof(FunctionAttribute).Assembly.GetName().Name;

    static bool IsOfficial(TypeReference type)
    {
        var definition = type.GetElementType();
        return Official.Types.TryGetValue(NameOf(definition), out var official)
            ? definition.Namespace == "Hpki.LocalRuntime" || definition.Namespace == official.Namespace
            : Official.Extensions.Any(extension => extension.StartsWith(definition.Name + ": ", StringComparison.Ordinal));
    }

    static bool IsOfficial(MemberReference member)
    {
        var type = member.DeclaringType.GetElementType();
        var members = Official.Types.TryGetValue(NameOf(type), out var official)
            ? official.Members
            : Official.Extensions.Where(extension => extension.StartsWith(type.Name + ": ", StringComparison.Ordinal));
        var name = member.Name switch
        {
            ".ctor" => NameOf(type),
            ['g' or 's', 'e', 't', '_', .. var property] => property,
            // The compiler's own members of records.
            "<Clone>$" => "ToString",
            var other => other,
        };
        var words = new[] { $" {name}(", $" {name}<", $" {name} {{" };
        return members.Any(text => words.Any(word => $" {text}".Contains(word, StringComparison.Ordinal)));
    }

    static string NameOf(TypeReference type)
    {
        var name = type.Name.Split('`')[0];
        return type.HasGenericParameters || type.Name.Contains('`', StringComparison.Ordinal) ? name + "<T>" : name;
    }
}
