using Hpki.LocalRuntime;
using Hpki.Registry.Upkeep;
using HpkiFunctions.LostReports;
using HpkiFunctions.Tests.Flows;
using HpkiFunctions.Upkeep;

namespace HpkiFunctions.Tests.Upkeep;

/// <summary>Old histories go, day by day and piece by piece; what runs or has ended lately stays.</summary>
public sealed class HistoryPurgeTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nights_OverTheAge_PurgeWhatEndedBeforeAndNothingElse()
    {
        await using FlowHost host = await FlowHost.StartAsync(("Upkeep:HistoryDays", "2"), ByTheClock.On(nameof(UpkeepFunctions.PurgeHistories)));
        await StartAsync(host, "old");
        await StartAsync(host, "lately", startAt: TimeSpan.FromDays(2));
        await StartAsync(host, "pending", startAt: TimeSpan.FromDays(30));
        await host.DoctorAsync();
        string suspended = LostReportDecisions.InstanceId(await Paperwork.CallAsync(host), 1);
        await host.Client.SuspendInstanceAsync(suspended, cancellation: Token);
        string[] looked = ["lately", suspended, "old", "pending"];

        await host.SkipAsync(TimeSpan.FromDays(3));
        IReadOnlyList<string> afterThreeDays = await IdsAsync(host);
        await host.SkipAsync(TimeSpan.FromDays(2));

        Assert.Equal(["lately", suspended, "pending"], looked.Intersect(afterThreeDays));
        Assert.Equal([suspended, "pending"], looked.Intersect(await IdsAsync(host)));
    }

    [Fact]
    public async Task Run_WithItsBudgetUsed_GoesOnWhereItWasTheNextTime()
    {
        await using FlowHost host = await FlowHost.StartAsync(("Upkeep:HistoryDays", "2"), ByTheClock.On(nameof(UpkeepFunctions.PurgeHistories)));
        await StartAsync(host, "c-lately", startAt: TimeSpan.FromHours(1));
        for (int i = 0; i < 250; i++)
        {
            await StartAsync(host, $"{(i < 150 ? 'b' : 'd')}-{i:D3}");
        }

        await host.SettleAsync();
        host.Clock.Advance(TimeSpan.FromDays(2));
        await host.Engine.WaitUntilIdleAsync(Token);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        HistoryPurges purges = host.Get<HistoryPurges>();

        HistoryPurge first = await purges.RunAsync(host.Client, TimeSpan.Zero, Token);
        int left = (await IdsAsync(host)).Count;
        HistoryPurge second = await purges.RunAsync(host.Client, TimeSpan.Zero, Token);
        HistoryPurge third = await purges.RunAsync(host.Client, TimeSpan.FromMinutes(4), Token);
        HistoryPurge next = await purges.RunAsync(host.Client, TimeSpan.FromMinutes(4), Token);

        Assert.Equal((100, 0, null), (first.Purged, first.Kept, first.EndedAt));
        Assert.Equal(151, left);
        Assert.Equal((199, 1, null), (second.Purged, second.Kept, second.EndedAt));
        Assert.Equal((250, 1, host.Clock.GetUtcNow()), (third.Purged, third.Kept, third.EndedAt));
        Assert.Equal((0, 1), (next.Purged, next.Kept));
        Assert.Equal(["c-lately"], await IdsAsync(host));
    }

    [Fact]
    public void Options_WithNoDays_AreRefused()
    {
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => UpkeepOptions.From(
            new Microsoft.Extensions.Configuration.ConfigurationManager { ["Upkeep:HistoryDays"] = "0" }));

        Assert.Contains("HistoryDays", error.Message, StringComparison.Ordinal);
    }

    /// <summary>An orchestration that fails as soon as it starts.</summary>
    static Task<string> StartAsync(FlowHost host, string id, TimeSpan? startAt = null) => host.Client.ScheduleNewOrchestrationInstanceAsync(
        "NobodyKnowsThis", new StartOrchestrationOptions(id, host.Clock.GetUtcNow() + startAt), Token);

    static async Task<IReadOnlyList<string>> IdsAsync(FlowHost host)
    {
        await host.Engine.WaitUntilIdleAsync(Token);
        List<string> ids = [];
        await foreach (OrchestrationMetadata instance in host.Client.GetAllInstancesAsync(new(PageSize: 500)))
        {
            ids.Add(instance.InstanceId);
        }

        return ids;
    }
}
