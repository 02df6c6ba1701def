using System.Diagnostics;
using System.Globalization;

namespace Hpki.LocalRuntime.CrashSubject;

/// <summary>When the process kills itself, with SIGKILL: nothing is flushed, closed or said any more.</summary>
sealed class KillPlan
{
    readonly long _commit;
    readonly long _microseconds;
    long _commits;

    KillPlan(long commit, long microseconds) => (_commit, _microseconds) = (commit, microseconds);

    public static KillPlan Parse(string text) => text.Split(':') switch
    {
        ["never"] => new(0, 0),
        ["commit", string n] => new(long.Parse(n, CultureInfo.InvariantCulture), 0),
        ["micros", string n] => new(0, long.Parse(n, CultureInfo.InvariantCulture)),
        _ => throw new ArgumentException($"Unknown kill plan {text}."),
    };

    /// <summary>Counts a transaction, and dies after the one planned.</summary>
    public void Committed()
    {
        if (++_commits == _commit)
        {
            Die();
        }
    }

    /// <summary>Begins to count the time to the moment planned.</summary>
    public void Start()
    {
        if (_microseconds == 0)
        {
            return;
        }

        long end = Stopwatch.GetTimestamp() + (_microseconds * Stopwatch.Frequency / 1_000_000);
        new Thread(() =>
        {
            SpinWait.SpinUntil(() => Stopwatch.GetTimestamp() >= end);
            Die();
        })
        { IsBackground = true }.Start();
    }

    static void Die()
    {
        Process.GetCurrentProcess().Kill();
        Thread.Sleep(Timeout.Infinite);
    }
}
