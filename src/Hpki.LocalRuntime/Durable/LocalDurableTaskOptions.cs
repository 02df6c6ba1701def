namespace Hpki.LocalRuntime.Durable;

/// <summary>Where and how the engine works.</summary>
public sealed record LocalDurableTaskOptions
{
    /// <summary>The database file; null keeps everything in memory, for tests.</summary>
    public string? DatabasePath { get; init; }

    /// <summary>Activities that run at the same time.</summary>
    public int MaxConcurrentActivities { get; init; } = 64;

    /// <summary>Turns that run or wait for their commit at the same time; they share flushes to disk.</summary>
    public int MaxConcurrentTurns { get; init; } = 64;

    /// <summary>Size of the histories kept in memory, in bytes of JSON.</summary>
    public long HistoryCacheBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>Called when a transaction is on disk and nobody knows yet: where the crash tests kill the process.</summary>
    internal Action? AfterCommit { get; init; }
}
