namespace Hpki.LocalHost.Storage;

/// <summary>How the storage emulator is run.</summary>
public sealed record AzuriteOptions
{
    /// <summary>Where Azurite keeps its data; null keeps everything in memory.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Port of the blob service on 127.0.0.1; 0 takes a free one.</summary>
    public int BlobPort { get; init; }

    /// <summary>Port of the table service on 127.0.0.1; 0 takes a free one.</summary>
    public int TablePort { get; init; }

    /// <summary>Connection string for blobs and tables, once it listens; needs both ports.</summary>
    public string ConnectionString => AzuriteAccount.ConnectionString(AzuriteAccount.Endpoint(BlobPort), AzuriteAccount.Endpoint(TablePort));

    /// <summary>How long an Azurite left behind on the same data may take to save it before it is killed.</summary>
    public TimeSpan PredecessorPatience { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The program that runs JavaScript, looked for on the PATH.</summary>
    public string NodeCommand { get; init; } = "node";
}
