using System.Text.Json;
using Hpki.LocalHost.Demo;

namespace Hpki.LocalHost.Tests.Demo;

public sealed class DemoProgramTests
{
    static readonly LocalHostOptions InMemory = new() { Port = 0, SeedDemoData = false, LogLevel = LogLevel.Warning };
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_TheWholeStory_EndsWithZeroAndWritesEveryFile()
    {
        using var folder = new TemporaryFolder();
        using var terminal = new StringWriter();

        int exitCode = await DemoProgram.RunAsync(InMemory, folder["demo"], terminal, Stop);

        Assert.True(exitCode == 0, terminal.ToString());
        string[] expected =
        [
            "ca/auth-ca.crt", "ca/root.crt", "ca/sign-ca.crt", "card-auth.crt", "card-sign.crt",
            "crl-auth-after.crl", "crl-auth-before.crl", "crl-sign-after.crl", "crl-sign-before.crl",
            "form.pdf", "mails.json", "scan.tif", "summary.json", "timeline.json",
        ];
        Assert.Equal(expected, Directory.GetFiles(folder["demo"], "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder["demo"], path).Replace('\\', '/')).Order(StringComparer.Ordinal));
        using JsonDocument mails = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder["demo"], "mails.json"), Stop));
        Assert.Equal(3, mails.RootElement.GetArrayLength());
    }

    [Fact]
    public async Task Run_AStepFails_EndsWithOneAndSaysWhy()
    {
        using var folder = new TemporaryFolder();
        using var terminal = new StringWriter();
        // Without the secret the app believes nobody's identity.
        LocalHostOptions broken = InMemory with { Settings = new Dictionary<string, string?> { ["Front:Secret"] = "another one" } };

        int exitCode = await DemoProgram.RunAsync(broken, folder["demo"], terminal, Stop);

        Assert.Equal(1, exitCode);
        Assert.Contains("/api/holders/search answered 401", terminal.ToString(), StringComparison.Ordinal);
    }
}
