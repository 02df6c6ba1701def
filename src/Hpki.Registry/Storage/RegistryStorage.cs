using Azure;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Hpki.Registry.Holders;
using Hpki.Registry.Projections;

namespace Hpki.Registry.Storage;

/// <summary>The registry's tables and containers.</summary>
public sealed class RegistryStorage
{
    public RegistryStorage(RegistryOptions options)
    {
        options.Validate();
        TableServiceClient tables = new(options.TablesConnection, Configure(new TableClientOptions(), options, StorageService.Tables));
        BlobServiceClient blobs = new(options.BlobsConnection, Configure(new BlobClientOptions(), options, StorageService.Blobs));
        Holders = tables.GetTableClient(options.Prefix + "Holders");
        Pending = tables.GetTableClient(options.Prefix + "Pending");
        Lookups = tables.GetTableClient(options.Prefix + "Lookups");
        Worklists = tables.GetTableClient(options.Prefix + "Worklists");
        Expiries = tables.GetTableClient(options.Prefix + "Expiries");
        Scans = tables.GetTableClient(options.Prefix + "Scans");
        Heads = tables.GetTableClient(options.Prefix + "Heads");
        Audit = tables.GetTableClient(options.Prefix + "Audit");
        Drafts = tables.GetTableClient(options.Prefix + "Drafts");
        Bureau = tables.GetTableClient(options.Prefix + "Bureau");
        Bank = tables.GetTableClient(options.Prefix + "Bank");
#pragma warning disable CA1308 // Container names are lower case.
        ScanBlobs = blobs.GetBlobContainerClient(options.Prefix.ToLowerInvariant() + "scans");
        DocumentBlobs = blobs.GetBlobContainerClient(options.Prefix.ToLowerInvariant() + "documents");
        AccessLogBlobs = blobs.GetBlobContainerClient(options.Prefix.ToLowerInvariant() + "access-log");
        SealBlobs = blobs.GetBlobContainerClient(options.Prefix.ToLowerInvariant() + "seals");
        BureauOutBlobs = blobs.GetBlobContainerClient(options.Prefix.ToLowerInvariant() + "card-bureau-out");
        BureauInBlobs = blobs.GetBlobContainerClient(options.Prefix.ToLowerInvariant() + "card-bureau-in");
        BankBlobs = blobs.GetBlobContainerClient(options.Prefix.ToLowerInvariant() + "bank-files");
        EscrowBlobs = blobs.GetBlobContainerClient(options.Prefix.ToLowerInvariant() + "pin-escrow");
#pragma warning restore CA1308
    }

    internal TableClient Holders { get; }

    internal TableClient Pending { get; }

    internal TableClient Lookups { get; }

    internal TableClient Worklists { get; }

    internal TableClient Expiries { get; }

    internal TableClient Scans { get; }

    /// <summary>The days on which timelines grew.</summary>
    internal TableClient Heads { get; }

    /// <summary>What the seals are, told a second time, and where the verification and the purge of histories stand.</summary>
    internal TableClient Audit { get; }

    /// <summary>What was typed on the web and is nobody's yet, and the days on which it goes.</summary>
    internal TableClient Drafts { get; }

    /// <summary>The files that went to the card bureau and came from it, and what was wrong with them.</summary>
    internal TableClient Bureau { get; }

    /// <summary>The bank's files and their lines.</summary>
    internal TableClient Bank { get; }

    /// <summary>The bank's files as they came.</summary>
    internal BlobContainerClient BankBlobs { get; }

    /// <summary>What the card bureau fetches.</summary>
    internal BlobContainerClient BureauOutBlobs { get; }

    /// <summary>What the card bureau brings.</summary>
    internal BlobContainerClient BureauInBlobs { get; }

    /// <summary>Sealed PINs.</summary>
    internal BlobContainerClient EscrowBlobs { get; }

    internal BlobContainerClient ScanBlobs { get; }

    internal BlobContainerClient DocumentBlobs { get; }

    /// <summary>Append blobs; immutable for every other change in Azure.</summary>
    internal BlobContainerClient AccessLogBlobs { get; }

    /// <summary>Written once; immutable in Azure.</summary>
    internal BlobContainerClient SealBlobs { get; }

    internal TableClient Projection(ProjectionTable table) => table switch
    {
        ProjectionTable.Lookups => Lookups,
        ProjectionTable.Worklists => Worklists,
        ProjectionTable.Expiries => Expiries,
        ProjectionTable.Heads => Heads,
        _ => throw new ArgumentOutOfRangeException(nameof(table), table, "Unknown projection."),
    };

    internal IReadOnlyList<TableClient> Tables => [Holders, Pending, Lookups, Worklists, Expiries, Scans, Heads, Audit, Drafts, Bureau, Bank];

    /// <summary>Creates what is missing. Once at start, not per request.</summary>
    public async Task EnsureCreatedAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(Tables.Select(table => table.CreateIfNotExistsAsync(cancellationToken)));
        await Task.WhenAll(
            ScanBlobs.CreateIfNotExistsAsync(cancellationToken: cancellationToken),
            DocumentBlobs.CreateIfNotExistsAsync(cancellationToken: cancellationToken),
            AccessLogBlobs.CreateIfNotExistsAsync(cancellationToken: cancellationToken),
            SealBlobs.CreateIfNotExistsAsync(cancellationToken: cancellationToken),
            BureauOutBlobs.CreateIfNotExistsAsync(cancellationToken: cancellationToken),
            BureauInBlobs.CreateIfNotExistsAsync(cancellationToken: cancellationToken),
            BankBlobs.CreateIfNotExistsAsync(cancellationToken: cancellationToken),
            EscrowBlobs.CreateIfNotExistsAsync(cancellationToken: cancellationToken));
    }

    /// <summary>Gives the holder's row a new ETag and changes nothing else: transactions begun before it fail.</summary>
    /// <returns>False when there is no such holder.</returns>
    internal async Task<bool> TouchHolderAsync(string holderId, CancellationToken cancellationToken)
    {
        try
        {
            await Holders.UpdateEntityAsync(new TableEntity(holderId, RowKeys.HolderRow), ETag.All, TableUpdateMode.Merge, cancellationToken);
            return true;
        }
        catch (RequestFailedException refused) when (refused.Status == 404)
        {
            return false;
        }
    }

    static T Configure<T>(T client, RegistryOptions options, StorageService service)
        where T : ClientOptions
    {
        if (options.Counter is { } counter)
        {
            client.AddPolicy(counter.Policy(service), HttpPipelinePosition.PerRetry);
        }

        foreach (var policy in options.Policies)
        {
            client.AddPolicy(policy, HttpPipelinePosition.PerRetry);
        }

        return client;
    }
}
