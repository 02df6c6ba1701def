using Hpki.LocalHost.Data;

namespace Hpki.LocalHost.Tests.Data;

public sealed class LocalSecretsTests
{
    [Fact]
    public void Indexer_OpenedAgain_GivesTheSameSecret()
    {
        using var folder = new TemporaryFolder();

        string first = LocalSecrets.Open(folder.Path)["Registry:LookupKey"];
        LocalSecrets again = LocalSecrets.Open(folder.Path);
        string other = again["Pki:Passphrase"];

        Assert.Equal(first, again["Registry:LookupKey"]);
        Assert.NotEqual(first, other);
        Assert.Equal(32, Convert.FromBase64String(first).Length);
    }

    [Fact]
    public void Get_AfterReopening_IsNotMadeAgain()
    {
        using var folder = new TemporaryFolder();

        string made = LocalSecrets.Open(folder.Path).Get("key", () => "made");

        Assert.Equal("made", made);
        Assert.Equal("made", LocalSecrets.Open(folder.Path).Get("key", () => "made again"));
    }

    [Fact]
    public void Indexer_OnUnix_OnlyTheOwnerMayReadTheFile()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "File modes are a matter of Unix.");
        using var folder = new TemporaryFolder();

        _ = LocalSecrets.Open(folder.Path)["any"];

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder["secrets.json"]));
        }
    }

    [Fact]
    public void Indexer_InMemory_WritesNothingAndStaysTheSame()
    {
        LocalSecrets secrets = LocalSecrets.Open(null);

        Assert.Equal(secrets["any"], secrets["any"]);
    }
}
