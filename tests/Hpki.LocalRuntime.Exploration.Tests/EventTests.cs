using Hpki.LocalRuntime.Durable.History;
using Hpki.LocalRuntime.Durable.Storage;

namespace Hpki.LocalRuntime.Exploration.Tests;

public class EventTests
{
    [Fact]
    public void RaiseEvent_WhileInstanceStarts_IsTakenIfAccepted() => Exploration.Run(async () =>
    {
        await using ExploredEngine engine = new();

        Task<List<string>> raising = engine.RaiseManyAsync("a", 3);
        await engine.StartInstanceAsync("Collect");
        List<string> accepted = [.. await raising, .. await engine.RaiseManyAsync("end")];
        InstanceRow row = await engine.SettledAsync();

        Assert.Equal(accepted, engine.SignalsOf(row));
        Assert.Equal(accepted, ExploredEngine.AnswerOf(row));
    });

    [Fact]
    public void RaiseEvent_ByTwoClients_AllAreTakenOnceAndInOrderOfEach() => Exploration.Run(async () =>
    {
        await using ExploredEngine engine = new();
        await engine.StartInstanceAsync("Collect");

        await Task.WhenAll(new List<Task> { engine.RaiseManyAsync("a", 4), engine.RaiseManyAsync("b", 4) });
        await engine.RaiseManyAsync("end");
        InstanceRow row = await engine.SettledAsync();

        string[] answer = ExploredEngine.AnswerOf(row);
        Assert.Equal(["a0", "a1", "a2", "a3"], answer.Where(signal => signal[0] == 'a'));
        Assert.Equal(["b0", "b1", "b2", "b3"], answer.Where(signal => signal[0] == 'b'));
        Assert.Equal(9, answer.Length);
        Assert.Equal(answer, engine.SignalsOf(row));
    });

    [Fact]
    public void RaiseEvent_WhileTerminated_IsTakenOrGoesWithTheInstance() => Exploration.Run(async () =>
    {
        await using ExploredEngine engine = new();
        await engine.StartInstanceAsync("CollectAndTime");

        Task<List<string>> raising = engine.RaiseManyAsync("a", 3);
        Task<bool> terminating = engine.TerminateAsync();
        List<string> accepted = await raising;
        bool terminated = await terminating;
        InstanceRow row = await engine.SettledAsync();

        Assert.True(terminated);
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, row.Status);
        string[] taken = engine.SignalsOf(row);
        Assert.Equal(accepted.Take(taken.Length), taken);
        Assert.False(await engine.RaiseAsync("late"));
    });

    [Fact]
    public void RaiseEvent_WhileTimersFireAndRoundsFollow_EachIsTakenInOneRound() => Exploration.Run(async () =>
    {
        await using ExploredEngine engine = new();
        await engine.StartInstanceAsync("Rounds");
        await engine.SettleAsync();

        Task<List<string>> raising = engine.RaiseManyAsync("a", 3);
        await Task.Run(() => engine.Clock.Advance(Flows.Patience));
        await Task.Run(() => engine.Clock.Advance(Flows.Patience));
        List<string> accepted = [.. await raising, .. await engine.RaiseManyAsync("end")];
        InstanceRow row = await engine.SettledAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Completed, row.Status);
        Assert.Equal(accepted, ExploredEngine.AnswerOf(row).Where(taken => taken != "timer"));
    });

    [Fact]
    public void FireDue_ByTheAlarmAndByWaitsForIdle_FiresATimerOnce() => Exploration.Run(async () =>
    {
        await using ExploredEngine engine = new();
        await engine.StartInstanceAsync("CollectAndTime");
        await engine.SettleAsync();

        engine.Clock.Advance(Flows.Patience);
        await Task.WhenAll(new List<Task> { IdleAsync(), IdleAsync() });
        await engine.RaiseManyAsync("end");
        InstanceRow row = await engine.SettledAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Completed, row.Status);
        Assert.Single(engine.TurnsOf(row.Key).SelectMany(turn => turn.Arrivals).OfType<TimerFired>());

        async Task IdleAsync()
        {
            await Task.Yield();
            await engine.Engine.WaitUntilIdleAsync();
        }
    });

    [Fact]
    public void WaitUntilIdle_WhileOthersRaise_WhatWasAcceptedBeforeIsTaken() => Exploration.Run(async () =>
    {
        await using ExploredEngine engine = new();
        await engine.StartInstanceAsync("Collect");

        Task<List<string>> others = engine.RaiseManyAsync("b", 3);
        List<string> accepted = await engine.RaiseManyAsync("a", 2);
        await engine.Engine.WaitUntilIdleAsync();
        string[] taken = engine.SignalsOf(engine.Find("i")!);
        await others;

        Assert.Equal(accepted, taken.Where(signal => signal[0] == 'a'));
        await engine.SettledAsync();
    });
}
