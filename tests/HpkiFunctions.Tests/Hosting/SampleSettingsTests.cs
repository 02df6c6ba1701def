using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Hpki.Correspondence.Mail;
using Hpki.LocalHost.CardBureau;
using Hpki.LocalRuntime.Functions;
using Hpki.Procedures.PinDisclosures;
using HpkiFunctions.Access;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace HpkiFunctions.Tests.Hosting;

/// <summary>Holds <c>local.settings.sample.json</c> to the settings the app reads.</summary>
public sealed class SampleSettingsTests
{
    static readonly string WebhookPublicKey = Convert.ToBase64String(ECDsa.Create(ECCurve.NamedCurves.nistP256).ExportSubjectPublicKeyInfo());

    static readonly EscrowCeremony Escrow = EscrowCeremony.Hold(["first", "second"]);

    [Fact]
    public void Sample_EverySettingOfTheApp_IsRead()
    {
        RecordingSettings settings = new(Sample());
        IConfiguration configuration = new ConfigurationBuilder().Add(settings).Build();

        StartWith(configuration);

        Assert.Empty(Sample().Keys.Where(IsOurs).Except(settings.Read, StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void Sample_WithoutASettingItNames_StartsOrSaysWhich()
    {
        string[] optional = ["WEBSITE_AUTH_ENABLED", "Front:", "AccessLimits:", "Staff", "Console:", "LostReport:", "RenewalReminders:", "Upkeep:", "Retention:", "Malware:", "Guides:", "PaperRequests:", "CardBureau:CardsPerOrder", "PinDisclosure:RestDays", "PinUnblock:", "Papers:", "Fees:", "OfficeHours:", "Scanning:", "Pki:CrlOrigin", "Pki:PublishedReasons", "Duty:Name", "SendGrid:Host", "SendGrid:WebhookPublicKeys"];
        foreach (string name in Sample().Keys.Where(IsOurs).Where(name => !optional.Any(start => name.StartsWith(start, StringComparison.Ordinal))))
        {
            Dictionary<string, string?> settings = Sample();
            settings.Remove(name);

            Exception error = Assert.ThrowsAny<Exception>(() => StartWith(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()));
            Assert.Contains(name.Split(':')[^1], error.Message, StringComparison.Ordinal);
        }
    }

    static Dictionary<string, string?> Sample()
    {
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(RepositoryFiles.PathOf("local.settings.sample.json")));
        Dictionary<string, string?> sample = json.RootElement.GetProperty("Values").EnumerateObject()
            .ToDictionary(setting => setting.Name.Replace("__", ":", StringComparison.Ordinal), setting => setting.Value.GetString());
        sample["Registry:LookupKey"] = Convert.ToBase64String(new byte[32]);
        sample["SendGrid:WebhookPublicKeys:0"] = WebhookPublicKey;
        sample["CardBureau:EscrowCertificate"] = Escrow.Certificate;
        sample["PinDisclosure:Policy"] = nameof(PinPolicy.Escrow);
        sample["PinDisclosure:Keepers"] = Escrow.Keepers;
        return sample;
    }

    // What the platform reads is not ours to read.
    static bool IsOurs(string name) => name != "FUNCTIONS_WORKER_RUNTIME" && !name.StartsWith("AzureWebJobs", StringComparison.Ordinal);

    static void StartWith(IConfiguration configuration)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.AddFunctionsApplication(typeof(HpkiFunctionsApplication).Assembly, new LocalFunctionsOptions()).AddHpkiFunctions(configuration);
        using IHost app = builder.Build();
        _ = app.Services.GetRequiredService<IOptions<SendGridMailOptions>>().Value;
        _ = app.Services.GetRequiredService<FrontOptions>();
    }

    /// <summary>Remembers which settings were asked for.</summary>
    sealed class RecordingSettings : ConfigurationProvider, IConfigurationSource
    {
        readonly ConcurrentDictionary<string, bool> read = new(StringComparer.OrdinalIgnoreCase);

        public RecordingSettings(IReadOnlyDictionary<string, string?> settings) => Data = new Dictionary<string, string?>(settings, StringComparer.OrdinalIgnoreCase);

        public ICollection<string> Read => read.Keys;

        public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

        public override bool TryGet(string key, out string? value)
        {
            read[key] = true;
            return base.TryGet(key, out value);
        }
    }
}
