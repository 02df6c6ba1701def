using Microsoft.Coyote.Rewriting;

namespace Hpki.LocalRuntime.Exploration.Tests;

/// <summary>The exploration explores: what it must find is found, and the engine is one that it controls.</summary>
public class SelfCheckTests
{
    [Fact]
    public void FindBug_LostUpdateIsPlanted_FindsIt()
    {
        Bug? bug = Exploration.FindBug(LoseUpdate, schedules: 100);

        Assert.NotNull(bug);
    }

    [Fact]
    public void FindBug_DeadlockIsPlanted_FindsIt()
    {
        Bug? bug = Exploration.FindBug(LockInTwoOrders, schedules: 100);

        Assert.Contains("deadlock", bug?.Report, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Build_Engine_IsRewritten()
    {
        object[] signatures = typeof(DurableTaskClient).Assembly.GetCustomAttributes(typeof(RewritingSignatureAttribute), inherit: false);

        Assert.Single(signatures);
    }

    static async Task LoseUpdate()
    {
        int count = 0;
        await Task.WhenAll(new List<Task> { IncrementAsync(), IncrementAsync() });
        Assert.Equal(2, count);

        async Task IncrementAsync()
        {
            int read = count;
            await Task.Yield();
            count = read + 1;
        }
    }

    static async Task LockInTwoOrders()
    {
        object first = new();
        object second = new();
        await Task.WhenAll(new List<Task> { Task.Run(() => LockBoth(first, second)), Task.Run(() => LockBoth(second, first)) });

        static void LockBoth(object outer, object inner)
        {
            lock (outer)
            {
                lock (inner)
                {
                }
            }
        }
    }
}
