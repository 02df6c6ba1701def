using System.Net;
using AngleSharp.Dom;
using Hpki.Console;
using Hpki.Console.Flows;
using Hpki.LocalHost.Identity;
using Hpki.LocalRuntime;
using Hpki.LocalRuntime.Durable;
using Hpki.LocalRuntime.Functions;
using Hpki.Procedures.Calendar;
using Hpki.Registry.Audit;
using HpkiFunctions.Flows;
using Microsoft.Extensions.Logging.Abstractions;

namespace HpkiFunctions.Tests.Pages;

/// <summary>A flow whose code is gone: parked, an alarm where staff look first, and an operator's hand on it.</summary>
public sealed class ParkedFlowTests(ParkedFlowTests.Host host) : IClassFixture<ParkedFlowTests.Host>
{
    const string Instance = "gone-1";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    LocalDurableTaskEngine Engine => host.Get<EngineService>().Engine;

    [Fact]
    public async Task Parked_RaisesAnAlarmOnTheStartPage_AndNamesBothSidesOnItsOwn()
    {
        await ParkAsync();
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);
        using StaffSession admin = await StaffSession.SignInAsync(host, DemoStaffDirectory.Admin);

        IDocument start = await reception.PageAsync(ConsoleRoutes.Start);
        IDocument list = await admin.PageAsync(ConsoleRoutes.FlowsInState(nameof(FlowState.Suspended)));
        IDocument page = await admin.PageAsync(ConsoleRoutes.Flow(Instance));

        IElement alarm = Assert.Single(start.QuerySelectorAll("section[aria-labelledby=alarms] li"), item => item.TextContent.Contains("停止している処理があります(1 件)", StringComparison.Ordinal));
        Assert.Equal(ConsoleRoutes.FlowsInState("Suspended"), alarm.QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("停止中(不一致)", Assert.Single(list.QuerySelectorAll("tbody tr")).TextContent, StringComparison.Ordinal);
        Assert.Contains("The orchestrator 'Gone' of this running instance no longer exists", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resume_WithoutAFix_ParksAgain_AndIsLoggedWithItsReason()
    {
        await ParkAsync();
        using StaffSession admin = await StaffSession.SignInAsync(host, DemoStaffDirectory.Admin);
        string token = StaffSession.TokenOf(await admin.PageAsync(ConsoleRoutes.Flows));

        HttpResponseMessage answer = await admin.PostAsync(
            ConsoleRoutes.Flow(Instance), token, (FlowFields.Act, nameof(FlowAct.Resume)), (FlowFields.Reason, "修正済みと聞いたため"));
        await Engine.WaitUntilIdleAsync(Stop);
        IDocument page = await admin.PageAsync(ConsoleRoutes.Flow(Instance));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.NotNull(Engine.Inspect(Instance)!.Mismatch);
        Assert.Equal("再開を指示", page.QuerySelector("section[aria-labelledby=interventions] p")!.TextContent);
        Assert.Contains("修正済みと聞いたため", page.QuerySelector("section[aria-labelledby=interventions]")!.TextContent, StringComparison.Ordinal);
        List<AccessEntry> logged = await OrdersAsync();
        Assert.Equal(
            (DemoStaffDirectory.Admin.StaffId, "flow.resumed", ConsoleRoutes.Flow(Instance)),
            (logged[^1].Staff, logged[^1].Outcome, logged[^1].Path));
        Assert.All(logged, entry => Assert.Empty(entry.Holders));
    }

    // The instance was under way when its code was there; the next event finds it gone.
    async Task ParkAsync()
    {
        await Engine.Client.RaiseEventAsync(Instance, "Go", "x", Stop);
        await Engine.WaitUntilIdleAsync(Stop);
    }

    async Task<List<AccessEntry>> OrdersAsync()
    {
        List<AccessEntry> entries = [];
        DateOnly today = TokyoTime.DateOf(TimeProvider.System.GetUtcNow());
        foreach (DateOnly day in new[] { today.AddDays(-1), today })
        {
            await foreach (AccessEntry entry in host.Get<AccessLog>().ReadAsync(day, Stop))
            {
                entries.Add(entry);
            }
        }

        return [.. entries.Where(entry => entry.What == "SubmitFlowOrder")];
    }

    /// <summary>The product on a folder in which an instance of another program waits.</summary>
    public sealed class Host : PagesHost
    {
        readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("hpki-parked");

        protected override string? DataFolder => folder.FullName;

        public override async ValueTask InitializeAsync()
        {
            DurableFunctionCatalog catalog = new DurableFunctionCatalog().AddOrchestrator("Gone", async context => await context.WaitForExternalEvent<string>("Go"));
            await using (LocalDurableTaskEngine engine = new(
                catalog, new() { DatabasePath = Path.Combine(folder.FullName, "orchestrations", "durable.db") }, TimeProvider.System, NullLoggerFactory.Instance))
            {
                await engine.StartAsync(Stop);
                await engine.Client.ScheduleNewOrchestrationInstanceAsync("Gone", new StartOrchestrationOptions(Instance), Stop);
                await engine.WaitUntilIdleAsync(Stop);
            }

            await base.InitializeAsync();
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            folder.Delete(recursive: true);
        }
    }
}
