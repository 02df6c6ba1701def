namespace Hpki.LocalRuntime.Tests.Durability;

/// <summary>What a run of the killed process has said, and how it ended.</summary>
sealed record CrashRun(IReadOnlyList<string> Lines, int ExitCode)
{
    const int KilledBySignal = 128 + 9;

    public bool WasKilled => ExitCode == KilledBySignal;

    public bool IsDone => ExitCode == 0 && Lines.Contains("done");
}
