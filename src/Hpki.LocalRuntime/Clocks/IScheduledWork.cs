namespace Hpki.LocalRuntime.Clocks;

/// <summary>Work that a virtual clock follows.</summary>
interface IScheduledWork
{
    /// <summary>When the clock has to stop for it next; null when never.</summary>
    /// <param name="grain">What comes round more often sets no stop.</param>
    DateTimeOffset? NextStop(TimeSpan grain);

    /// <summary>What is due at a stop, by names that a test can tell apart.</summary>
    IEnumerable<string> NamesAt(DateTimeOffset stop);

    /// <summary>Runs what is due, to its end.</summary>
    /// <returns>Whether it may have set off other work.</returns>
    Task<bool> RunDueAsync(CancellationToken cancellationToken);
}
