namespace Hpki.LocalRuntime.Tests.Durability;

/// <summary>What a run of the killed process has said, and how it ended.</summary>
sealed record CrashRun(IReadOnlyList<string> Lines, int ExitCode)
{
    const int KilledBySignal = 128 + 9;

    public bool WasKilled => ExitCode == KilledBySignal;

    /// <summary>What it was told when the store could not be written; null when it could.</summary>
    public string? Refusal => ExitCode == 3 ? Lines.SingleOrDefault(line => line.StartsWith("refused ", StringComparison.Ordinal)) : null;

    public bool IsDone => ExitCode == 0 && Lines.Contains("done");
}
