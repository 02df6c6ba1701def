using Hpki.Procedures.Cards;
using Microsoft.Extensions.Configuration;

namespace Hpki.Pki.Tests;

public sealed class PkiConfigurationTests
{
    static readonly Dictionary<string, string?> Smallest = new()
    {
        ["Pki:Keys:Folder"] = "keys",
        ["Pki:PracticeStatement"] = "https://www.example.jp/cps/",
        ["Pki:Signing:CrlAddress"] = "http://crl.example.jp/crl-sign.crl",
        ["Pki:Authentication:CrlAddress"] = "http://crl.example.jp/crl-auth.crl",
    };

    [Fact]
    public void Read_SmallestConfiguration_UsesDemonstrationNamesAndTestPolicies()
    {
        PkiOptions options = Read([]);

        Assert.Contains("NOT FOR REAL USE", options.RootName);
        Assert.Equal("1.2.392.100495.1.5.1.1.0.1", options.Signing.PolicyOid);
        Assert.Equal("1.2.392.100495.1.5.1.2.0.1", options.Authentication.PolicyOid);
        Assert.Equal(PublishedReasons.JmaObserved, options.PublishedReasons);
        Assert.Equal(TimeSpan.FromHours(96), options.CrlValidity);
        Assert.Null(options.CrlOrigin);
    }

    [Fact]
    public void Read_KeyVault_TakesItsKeyNames()
    {
        PkiOptions options = Read(new()
        {
            ["Pki:Keys:Folder"] = null,
            ["Pki:Keys:KeyVault"] = "https://example.vault.azure.net/",
            ["Pki:Keys:RootKey"] = "root",
            ["Pki:Keys:SigningKey"] = "sign",
            ["Pki:Keys:AuthenticationKey"] = "auth/0123",
            ["Pki:PublishedReasons"] = "Detailed",
        });

        Assert.Null(options.KeyFolder);
        Assert.Equal("auth/0123", options.KeyVault!.AuthenticationKey);
        Assert.Equal(PublishedReasons.Detailed, options.PublishedReasons);
    }

    [Theory]
    [InlineData("Pki:Keys:Folder", null)]
    [InlineData("Pki:PracticeStatement", null)]
    [InlineData("Pki:PracticeStatement", "not an address")]
    [InlineData("Pki:Signing:CrlAddress", null)]
    [InlineData("Pki:Signing:CrlAddress", "https://crl.example.jp/crl-sign.crl")]
    [InlineData("Pki:Signing:PolicyOid", "1.2.x")]
    [InlineData("Pki:Authentication:Name", "nonsense")]
    [InlineData("Pki:RootName", "")]
    [InlineData("Pki:CrlOrigin", "ftp://example.jp/")]
    [InlineData("Pki:CrlValidityHours", "24")]
    [InlineData("Pki:CrlValidityHours", "four days")]
    [InlineData("Pki:PublishedReasons", "jma")]
    [InlineData("Pki:Keys:KeyVault", "http://example.vault.azure.net/")]
    public void Read_WrongSetting_IsNamed(string setting, string? value)
    {
        Dictionary<string, string?> changed = new() { [setting] = value };
        if (setting == "Pki:Keys:KeyVault")
        {
            changed["Pki:Keys:Folder"] = null;
        }

        PkiConfigurationException refusal = Assert.Throws<PkiConfigurationException>(() => Read(changed));

        Assert.Equal(setting, refusal.Setting);
        Assert.StartsWith(setting, refusal.Message);
    }

    static PkiOptions Read(Dictionary<string, string?> changes)
    {
        Dictionary<string, string?> settings = new(Smallest);
        foreach ((string name, string? value) in changes)
        {
            settings[name] = value;
        }

        return PkiConfiguration.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
    }
}
