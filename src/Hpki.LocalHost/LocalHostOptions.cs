namespace Hpki.LocalHost;

/// <summary>How a local host is composed. The program, the demo, the tests and the benchmarks differ in these values only.</summary>
public sealed record LocalHostOptions
{
    /// <summary>The port that the README names.</summary>
    public const int DefaultPort = 7071;

    /// <summary>Where everything is kept; null keeps everything in memory.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Port on the loopback address; 0 takes a free one.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>Connection string of a storage that someone else runs and that outlives the host; null starts an Azurite of the host's own.</summary>
    public string? Storage { get; init; }

    /// <summary>Port of Azurite's blob service; 0 takes a free one.</summary>
    public int AzuriteBlobPort { get; init; }

    /// <summary>Port of Azurite's table service; 0 takes a free one.</summary>
    public int AzuriteTablePort { get; init; }

    /// <summary>Whether invented doctors with cards are registered on the first start.</summary>
    public bool SeedDemoData { get; init; } = true;

    /// <summary>Whether the mailbox reports every mail delivered by itself; its page can change that.</summary>
    public bool ReportDeliveries { get; init; }

    /// <summary>Whether the demo card bureau fetches and brings files by itself.</summary>
    public bool BureauWorksByItself { get; init; }

    /// <summary>The clock of the whole host.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The least that is logged.</summary>
    public LogLevel LogLevel { get; init; } = LogLevel.Information;

    /// <summary>Settings of the app that win over those of the host.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>Changes the services when all are registered: a test puts a part of its own in the place of a real one.</summary>
    public Action<IServiceCollection>? Services { get; init; }
}
