namespace Hpki.LocalRuntime;

/// <summary>What a purge did.</summary>
public class PurgeResult(int count)
{
    /// <summary>Number of instances deleted.</summary>
    public int PurgedInstanceCount { get; } = count;
}
