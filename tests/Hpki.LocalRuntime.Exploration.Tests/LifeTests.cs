using Hpki.LocalRuntime.Durable.Storage;

namespace Hpki.LocalRuntime.Exploration.Tests;

public class LifeTests
{
    [Fact]
    public void Suspend_WhileEventsAndATimerCome_NothingIsLostAfterResume() => Exploration.Run(async () =>
    {
        await using ExploredEngine engine = new();
        await engine.StartInstanceAsync("CollectAndTime");

        Task<List<string>> raising = engine.RaiseManyAsync("a", 2);
        Task<bool> suspending = engine.SuspendAsync();
        engine.Clock.Advance(Flows.Patience);
        Task<bool> resuming = engine.ResumeAsync();
        bool suspended = await suspending;
        await resuming;
        List<string> accepted = [.. await raising, .. await engine.RaiseManyAsync("end")];
        InstanceRow before = await engine.SettledAsync();
        await engine.ResumeAsync();
        await engine.SettleAsync();
        engine.Clock.Advance(Flows.Patience);
        InstanceRow row = await engine.SettledAsync();

        Assert.True(suspended);
        Assert.NotEqual(OrchestrationRuntimeStatus.Pending, before.Status);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, row.Status);
        Assert.Equal(accepted, ExploredEngine.AnswerOf(row));
    });

    [Fact]
    public void Purge_WhileResultsAndEventsAreOnTheirWay_NothingIsLeft() => Exploration.Run(async () =>
    {
        await using ExploredEngine engine = new();
        await engine.StartInstanceAsync("FanOut", "x");
        await engine.StartInstanceAsync("CollectAndTime", id: "t");
        long[] keys = [engine.Find("i")!.Key, engine.Find("t")!.Key];

        Task<List<string>> raising = engine.RaiseManyAsync("a", 2);
        Task<bool> terminating = engine.TerminateAsync();
        engine.Clock.Advance(Flows.Patience);
        PurgeResult purged = await engine.Client.PurgeAllInstancesAsync(new PurgeInstancesFilter());
        await raising;
        await terminating;
        engine.Clock.Advance(Flows.Patience);
        await engine.SettleAsync();

        Assert.Equal(2, purged.PurgedInstanceCount);
        Assert.Null(engine.Find("i"));
        Assert.All(keys, key => Assert.Empty(engine.TurnsOf(key)));
    });

    [Fact]
    public void Start_WithTheIdOfAnEndedInstance_GetsNoResultOfTheFirstLife() => Exploration.Run(async () =>
    {
        await using ExploredEngine engine = new();
        await engine.StartInstanceAsync("FanOut", "x");

        Task<bool> terminating = engine.TerminateAsync();
        int refused = 0;
        await terminating;
        while (!await engine.TryStartAsync("FanOut", "y"))
        {
            // Not ended yet: wait for it once, then it must be free.
            Assert.Equal(0, refused++);
            await engine.Client.WaitForInstanceCompletionAsync("i");
        }

        await engine.RaiseManyAsync("end");
        InstanceRow row = await engine.SettledAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Completed, row.Status);
        Assert.Equal(["y0", "y1", "y2", "end"], ExploredEngine.AnswerOf(row));
    });

    [Fact]
    public void Start_TwiceAtOnce_OneIsRefused() => Exploration.Run(async () =>
    {
        await using ExploredEngine engine = new();

        Task<bool> first = engine.TryStartAsync("FanOut", "x");
        Task<bool> second = engine.TryStartAsync("FanOut", "y");
        bool[] accepted = [await first, await second];
        await engine.RaiseManyAsync("end");
        InstanceRow row = await engine.SettledAsync();

        string given = accepted[0] ? "x" : "y";
        Assert.Equal(1, accepted.Count(yes => yes));
        Assert.Equal([$"{given}0", $"{given}1", $"{given}2", "end"], ExploredEngine.AnswerOf(row));
    });

    [Fact]
    public void Terminate_ParentWhileItsChildEnds_BothEndAndNothingIsLeft() => Exploration.Run(async () =>
    {
        await using ExploredEngine engine = new();
        await engine.StartInstanceAsync("Parent");
        await engine.SettleAsync();

        Task<List<string>> raising = engine.RaiseManyAsync("end", id: "child");
        Task<bool> terminating = engine.TerminateAsync();
        Assert.NotEmpty(await raising);
        bool terminated = await terminating;
        InstanceRow parent = await engine.SettledAsync();
        InstanceRow child = await engine.SettledAsync("child");

        Assert.Equal(OrchestrationRuntimeStatus.Completed, child.Status);
        Assert.True(parent.HasEnded);
        Assert.True(terminated || parent.Status == OrchestrationRuntimeStatus.Completed);
    });

    [Fact]
    public void Terminate_ChildWhileItEnds_ParentHearsOfItOnce() => Exploration.Run(async () =>
    {
        await using ExploredEngine engine = new();
        await engine.StartInstanceAsync("Parent");
        await engine.SettleAsync();

        Task<List<string>> raising = engine.RaiseManyAsync("end", id: "child");
        Task<bool> terminating = engine.TerminateAsync("child");
        await raising;
        await terminating;
        InstanceRow child = await engine.SettledAsync("child");
        InstanceRow parent = await engine.SettledAsync();

        Assert.Equal(
            child.Status == OrchestrationRuntimeStatus.Terminated ? OrchestrationRuntimeStatus.Failed : OrchestrationRuntimeStatus.Completed,
            parent.Status);
    });

    [Fact]
    public void WaitForCompletion_WhileItEnds_IsWoken() => Exploration.Run(async () =>
    {
        await using ExploredEngine engine = new();
        await engine.StartInstanceAsync("Collect");

        Task<OrchestrationMetadata> waiting = engine.Client.WaitForInstanceCompletionAsync("i");
        Task<OrchestrationMetadata> started = engine.Client.WaitForInstanceStartAsync("i");
        await engine.RaiseManyAsync("end");
        await started;
        OrchestrationMetadata metadata = await waiting;

        Assert.Equal(OrchestrationRuntimeStatus.Completed, metadata.RuntimeStatus);
        await engine.SettleAsync();
    });

    [Fact]
    public void Dispose_WhileMuchGoesOn_EveryCallEnds() => Exploration.Run(async () =>
    {
        await using ExploredEngine engine = new();
        await engine.StartInstanceAsync("FanOut", "x");
        await engine.StartInstanceAsync("Rounds", id: "r");

        Task<List<string>> raising = engine.RaiseManyAsync("a", 2);
        Task advancing = Task.Run(() => engine.Clock.Advance(Flows.Patience));
        await engine.StopAsync();
        await advancing;

        // Accepted before the stop, or refused because of it.
        try
        {
            await raising;
        }
        catch (ObjectDisposedException)
        {
        }
    });
}
