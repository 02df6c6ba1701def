using Hpki.LocalRuntime.Functions;
using Microsoft.Extensions.Hosting;

namespace HpkiFunctions.Tests.Hosting;

public sealed class LocalHostingTests
{
    [Fact]
    public void Functions_OfTheApp_CanAllBeRunAsWritten()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);

        // Throws with a line for each function that the official host, or the local runtime, would not serve.
        var exception = Record.Exception(
            () => builder.AddFunctionsApplication(typeof(HpkiFunctionsApplication).Assembly, new LocalFunctionsOptions()));

        Assert.Null(exception);
    }

    [Fact]
    public void HostJson_OfTheRepository_HasNoRoutePrefix()
    {
        Assert.Equal("", HostJson.ReadRoutePrefix(RepositoryFiles.PathOf("host.json")));
        Assert.Equal(
            File.ReadAllText(RepositoryFiles.PathOf("host.json")),
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "host.json")));
    }
}
