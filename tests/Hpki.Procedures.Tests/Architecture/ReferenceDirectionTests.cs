using System.Xml.Linq;

namespace Hpki.Procedures.Tests.Architecture;

/// <summary>References point one way (design of the house, README "The map of the house").</summary>
public sealed class ReferenceDirectionTests
{
    static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Hpki.Procedures"] = [],
        ["Hpki.Registry"] = ["Hpki.Procedures"],
        ["Hpki.Pki"] = ["Hpki.Procedures"],
        ["Hpki.Correspondence"] = ["Hpki.Procedures"],
        ["Hpki.Scanning"] = ["Hpki.Procedures"],
        ["Hpki.Console"] = ["Hpki.Procedures"],
        ["Hpki.LocalRuntime"] = [],
        ["HpkiFunctions"] =
            ["Hpki.Procedures", "Hpki.Registry", "Hpki.Pki", "Hpki.Correspondence", "Hpki.Scanning", "Hpki.Console", "Hpki.LocalRuntime"],
        ["Hpki.LocalHost"] = [
            "Hpki.Procedures", "Hpki.Registry", "Hpki.Pki", "Hpki.Correspondence", "Hpki.Scanning", "Hpki.Console",
            "HpkiFunctions", "Hpki.LocalRuntime"],
    };

    [Fact]
    public void ProjectReferences_OfEveryProjectInSrc_PointOneWay()
    {
        string[] projects = Directory.GetFiles(RepositoryFiles.PathOf("src"), "*.csproj", SearchOption.AllDirectories);

        Assert.Equal(Allowed.Keys.Order(), projects.Select(Path.GetFileNameWithoutExtension).Order());
        foreach (string project in projects)
        {
            string name = Path.GetFileNameWithoutExtension(project);
            IEnumerable<string> references = XDocument.Load(project).Descendants("ProjectReference")
                .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));
            Assert.All(references, reference => Assert.Contains(reference, Allowed[name]));
        }
    }

    [Fact]
    public void Sources_OfTheFunctionApp_NeverNameTheLocalRuntime()
    {
        string[] sources = Directory.GetFiles(RepositoryFiles.PathOf("src/HpkiFunctions"), "*.cs", SearchOption.AllDirectories);

        Assert.NotEmpty(sources);
        Assert.All(sources.Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)),
            path => Assert.False(File.ReadAllText(path).Contains("LocalRuntime", StringComparison.Ordinal), $"{path} names the local runtime."));
    }

    [Fact]
    public void PackageReferences_OfTheRules_AreNone()
    {
        XDocument project = XDocument.Load(RepositoryFiles.PathOf("src/Hpki.Procedures/Hpki.Procedures.csproj"));

        Assert.Empty(project.Descendants("PackageReference"));
        Assert.Empty(project.Descendants("FrameworkReference"));
    }
}
