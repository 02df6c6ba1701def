using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Hpki.Registry;
using Hpki.Registry.Storage;
using Microsoft.Extensions.Configuration;

namespace HpkiFunctions;

/// <summary>The storage settings: <c>Storage:Tables</c> and <c>Storage:Blobs</c> (connection strings) and <c>Registry:LookupKey</c> (base64, at least 32 bytes).</summary>
sealed record Settings(string Tables, string Blobs, byte[] LookupKey, StorageCounter Counter)
{
    /// <exception cref="InvalidOperationException">A setting is missing or malformed; the message names it.</exception>
    public static Settings From(IConfiguration configuration) => new(
        Required(configuration, "Storage:Tables"),
        Required(configuration, "Storage:Blobs"),
        Base64(Required(configuration, "Registry:LookupKey")),
        new StorageCounter());

    public RegistryOptions Registry() => new() { TablesConnection = Tables, BlobsConnection = Blobs, LookupKey = LookupKey, Counter = Counter };

    /// <summary>The table service for what is not the registry's: the authority's ledger. Counted like the registry's own.</summary>
    public TableServiceClient TableService()
    {
        TableClientOptions options = new();
        options.AddPolicy(Counter.Policy(StorageService.Tables), HttpPipelinePosition.PerRetry);
        return new(Tables, options);
    }

    /// <summary>The blob service for published lists and the key ring of forms.</summary>
    public BlobServiceClient BlobService()
    {
        BlobClientOptions options = new();
        options.AddPolicy(Counter.Policy(StorageService.Blobs), HttpPipelinePosition.PerRetry);
        return new(Blobs, options);
    }

    static string Required(IConfiguration configuration, string name) => configuration[name] is { Length: > 0 } value
        ? value
        : throw new InvalidOperationException($"Setting {name} is missing; local.settings.sample.json names every setting.");

    static byte[] Base64(string text)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            throw new InvalidOperationException("Setting Registry:LookupKey is not base64; draw at least 32 random bytes and write them as base64.");
        }
    }
}
