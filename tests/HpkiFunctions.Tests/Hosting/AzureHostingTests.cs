using System.Diagnostics;
using System.Text.Json;

namespace HpkiFunctions.Tests.Hosting;

/// <summary>
/// The project as <c>-p:Hosting=Azure</c> makes it. Its packages are compiled against elsewhere; what can be held here is
/// what MSBuild evaluates.
/// </summary>
public sealed class AzureHostingTests(AzureHostingTests.Evaluation evaluation) : IClassFixture<AzureHostingTests.Evaluation>
{
    [Fact]
    public void Project_ForAzure_IsAnExecutableForFunctionsV4()
    {
        Assert.Equal("Exe", evaluation.Property("OutputType"));
        Assert.Equal("v4", evaluation.Property("AzureFunctionsVersion"));
        Assert.Contains("Program.cs", evaluation.Items("Compile"));
    }

    [Fact]
    public void Packages_ForAzure_AreTheCheckedPair()
    {
        var functions = evaluation.Items("PackageReference").Where(name => name.StartsWith("Microsoft.Azure.Functions", StringComparison.Ordinal));
        var versions = functions.ToDictionary(name => name, evaluation.CentralVersion);

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["Microsoft.Azure.Functions.Worker"] = "2.52.0",
                ["Microsoft.Azure.Functions.Worker.Sdk"] = "2.1.0",
                ["Microsoft.Azure.Functions.Worker.Extensions.DurableTask"] = "1.2.1",
                ["Microsoft.Azure.Functions.Worker.Extensions.Http.AspNetCore"] = "2.1.1",
                ["Microsoft.Azure.Functions.Worker.Extensions.Timer"] = "4.3.1",
            },
            versions);
    }

    [Fact]
    public void References_ForAzure_LeaveTheLocalRuntimeOut()
    {
        Assert.DoesNotContain(evaluation.Items("ProjectReference"), path => path.Contains("LocalRuntime", StringComparison.Ordinal));
        Assert.DoesNotContain("Hpki.LocalRuntime", evaluation.Items("Using"));
        Assert.Contains("Microsoft.AspNetCore.App", evaluation.Items("FrameworkReference"));
    }

    [Fact]
    public void Usings_ForAzure_NameEveryNamespaceOfTheSurface()
    {
        // Namespaces of the surface's types, less the one that only Program.cs and code that names it uses.
        string[] own = ["Microsoft.Azure.Functions.Worker.Builder", "DurableTask.Core.Exceptions"];
        var namespaces = OfficialApi.Read().Types.Values.Select(type => type.Namespace).Distinct().Except(own).Append("Microsoft.Extensions.Hosting");

        Assert.Empty(namespaces.Except(evaluation.Items("Using")));
    }

    [Fact]
    public void HostJson_ForAzure_IsCopiedAndPublished()
    {
        var host = evaluation.Item("None", "host.json");

        Assert.Equal("PreserveNewest", host.GetProperty("CopyToOutputDirectory").GetString());
        Assert.Equal("PreserveNewest", host.GetProperty("CopyToPublishDirectory").GetString());
    }

    [Fact]
    public void Intermediates_ForAzure_ShareNothingWithLocal()
    {
        Assert.Equal("obj/Azure/", evaluation.Property("BaseIntermediateOutputPath"));
        Assert.Contains("obj/Azure", evaluation.Property("NuGetLockFilePath"), StringComparison.Ordinal);
        Assert.NotEqual("true", evaluation.Property("RestorePackagesWithLockFile"));
    }

    /// <summary>Asks MSBuild once.</summary>
    public sealed class Evaluation : IAsyncLifetime
    {
        JsonDocument _json = JsonDocument.Parse("{}");

        public async ValueTask InitializeAsync()
        {
            string[] arguments =
            [
                "msbuild", RepositoryFiles.PathOf("src/HpkiFunctions/HpkiFunctions.csproj"), "-nologo", "-p:Hosting=Azure",
                "-getItem:PackageReference,PackageVersion,ProjectReference,FrameworkReference,Using,Compile,None",
                "-getProperty:OutputType,AzureFunctionsVersion,BaseIntermediateOutputPath,NuGetLockFilePath,RestorePackagesWithLockFile",
            ];
            var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true };
            // The test runs under MSBuild's own variables, which would send the child to the wrong project tools.
            foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            {
                start.Environment.Remove(name);
            }

            using var process = Process.Start(start)!;
            var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(process.ExitCode == 0, output);
            _json = JsonDocument.Parse(output);
        }

        public string Property(string name) => _json.RootElement.GetProperty("Properties").GetProperty(name).GetString()!;

        public IReadOnlyList<string> Items(string kind) =>
            [.. ItemsOf(kind).Select(item => item.GetProperty("Identity").GetString()!)];

        public JsonElement Item(string kind, string link) =>
            ItemsOf(kind).Single(item => item.TryGetProperty("Link", out var value) && value.GetString() == link);

        public string CentralVersion(string package) =>
            ItemsOf("PackageVersion").Single(item => item.GetProperty("Identity").GetString() == package).GetProperty("Version").GetString()!;

        public ValueTask DisposeAsync()
        {
            _json.Dispose();
            return ValueTask.CompletedTask;
        }

        JsonElement.ArrayEnumerator ItemsOf(string kind) => _json.RootElement.GetProperty("Items").GetProperty(kind).EnumerateArray();
    }
}
