using System.Net;
using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json;
using AngleSharp.Dom;
using Hpki.Console;
using Hpki.Console.Flows;
using Hpki.LocalHost.Identity;
using Hpki.LocalHost.Seeding;
using Hpki.LocalRuntime;
using Hpki.LocalRuntime.Durable;
using Hpki.LocalRuntime.Durable.Insight;
using Hpki.LocalRuntime.Functions;
using Hpki.Procedures.Calendar;
using Hpki.Procedures.Requests;
using Hpki.Registry.Audit;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Timelines;
using HpkiFunctions.Flows;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Tests.Pages;

/// <summary>処理の状況: what operators see of flows, and what becomes of their orders.</summary>
public sealed class FlowPagesTests(PagesHost host) : IClassFixture<PagesHost>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    LocalDurableTaskEngine Engine => host.Get<EngineService>().Engine;

    public static TheoryData<string> Orchestrators =>
    [
        .. typeof(HpkiFunctionsApplication).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Where(method => method.GetParameters().Any(parameter => parameter.IsDefined(typeof(OrchestrationTriggerAttribute), false)))
            .Select(method => method.GetCustomAttribute<FunctionAttribute>()!.Name),
    ];

    [Theory]
    [MemberData(nameof(Orchestrators))]
    public void Orchestrator_HasItsName(string orchestrator) => Assert.NotEqual(orchestrator, HpkiFunctions.Pages.FlowWords.Orchestrator(orchestrator));

    [Fact]
    public async Task List_OfARequest_ShowsItsFlowsAndWhatTheyWaitFor_AndLogsTheRead()
    {
        (string id, HolderFile file) = await ReportAsync(DemoDoctors.All[0]);
        using StaffSession admin = await StaffSession.SignInAsync(host, DemoStaffDirectory.Admin);
        IDocument all = await admin.PageAsync(ConsoleRoutes.Flows);

        HttpResponseMessage found = await admin.PostAsync(ConsoleRoutes.Flows, StaffSession.TokenOf(all), (FlowFields.Text, $"{id[..3]}-{id[3..6]}-{id[6..]}"), (FlowFields.State, ""));
        IDocument list = await admin.PageAsync(found.Headers.Location!.OriginalString);

        string[] rows = [.. list.QuerySelectorAll("tbody tr").Select(row => row.TextContent)];
        Assert.Equal(HttpStatusCode.SeeOther, found.StatusCode);
        Assert.Equal($"{ConsoleRoutes.Flows}?state=&text={id}", found.Headers.Location.OriginalString);
        Assert.Contains(rows, row => row.Contains("紛失届の手続", StringComparison.Ordinal) && row.Contains("進行中", StringComparison.Ordinal) && row.Contains("合図", StringComparison.Ordinal) && row.Contains("の到来", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Contains("緊急失効", StringComparison.Ordinal));
        Assert.DoesNotContain(file.Holder.FamilyName, list.Body!.TextContent.Replace(DemoStaffDirectory.Admin.Name, "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains(await EntriesAsync(), entry => entry.What == "ShowFlows" && entry.Staff == DemoStaffDirectory.Admin.StaffId && entry.Holders.Contains(file.Holder.HolderId));
    }

    [Fact]
    public async Task Flow_OfARequest_ShowsItsHistoryTurnByTurn()
    {
        (string id, HolderFile file) = await ReportAsync(DemoDoctors.All[0]);
        using StaffSession admin = await StaffSession.SignInAsync(host, DemoStaffDirectory.Admin);

        IDocument page = await admin.PageAsync(ConsoleRoutes.Flow(FlowOf(id)));

        string history = page.QuerySelector("section[aria-labelledby=history]")!.TextContent;
        Assert.Contains("開始", history, StringComparison.Ordinal);
        Assert.Contains("を実行 #", history, StringComparison.Ordinal);
        Assert.Contains("まで待機 #", history, StringComparison.Ordinal);
        Assert.Contains("合図", page.QuerySelector("section[aria-labelledby=waits]")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(file.Holder.FamilyName, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(ConsoleRoutes.Request(Hpki.Procedures.Identifiers.RequestNumber.Parse(id)), page.QuerySelector("dl.subject a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Signal_WithAReason_StandsOnTheTimelineAndReachesTheFlow()
    {
        (string id, HolderFile file) = await ReportAsync(DemoDoctors.All[1]);
        using StaffSession admin = await StaffSession.SignInAsync(host, DemoStaffDirectory.Admin);

        HttpResponseMessage answer = await OrderAsync(admin, FlowOf(id), FlowAct.Signal,
            (FlowFields.Reason, " 合図が届いていない様子のため "), (FlowFields.Signal, nameof(SignalKind.TaskCompleted)), (FlowFields.Reference, "t123"));
        await Engine.WaitUntilIdleAsync(Stop);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        TimelineEntry entry = Assert.Single(await EventsAsync(file), entry => entry.Event.Type == "flow.signalled");
        Assert.Equal((DemoStaffDirectory.Admin.StaffId, id, "合図が届いていない様子のため"), (entry.Event.ActorId, entry.Event.RequestId, entry.Detail));
        Assert.Equal((FlowOf(id), "TaskCompleted", "t123"), (entry.Event.Facts["instanceId"], entry.Event.Facts["signal"], entry.Event.Facts["referenceId"]));
        PastEvent came = Assert.Single(Engine.Inspect(FlowOf(id))!.Turns.SelectMany(turn => turn.CameIn), past => past.Kind == PastEventKind.EventCame);
        Assert.Equal((Signal.Name, new Signal(SignalKind.TaskCompleted, "t123")), (came.Name, JsonSerializer.Deserialize<Signal>(came.Payload!)));
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await Engine.Client.GetInstanceAsync(FlowOf(id), Stop))!.RuntimeStatus);
    }

    [Fact]
    public async Task SuspendResumeTerminate_InTurn_AreRecordedAndDone_AndTheEndIsAskedAboutFirst()
    {
        (string id, HolderFile file) = await ReportAsync(DemoDoctors.All[2]);
        string flow = FlowOf(id);
        using StaffSession admin = await StaffSession.SignInAsync(host, DemoStaffDirectory.Admin);

        await OrderAsync(admin, flow, FlowAct.Suspend, (FlowFields.Reason, "調査のため"));
        OrchestrationRuntimeStatus suspended = await StatusAsync(flow);
        HttpResponseMessage twice = await OrderAsync(admin, flow, FlowAct.Suspend, (FlowFields.Reason, "調査のため"));
        await OrderAsync(admin, flow, FlowAct.Resume, (FlowFields.Reason, "調査が終わったため"));
        OrchestrationRuntimeStatus resumed = await StatusAsync(flow);
        HttpResponseMessage asked = await OrderAsync(admin, flow, FlowAct.Terminate, (FlowFields.Reason, "重複のため"));
        OrchestrationRuntimeStatus unchanged = await StatusAsync(flow);
        HttpResponseMessage confirmed = await OrderAsync(admin, flow, FlowAct.Terminate, (FlowFields.Reason, "重複のため"), (FlowFields.Confirmed, "true"));
        OrchestrationRuntimeStatus ended = await StatusAsync(flow);
        HttpResponseMessage late = await OrderAsync(admin, flow, FlowAct.Signal,
            (FlowFields.Reason, "試行"), (FlowFields.Signal, nameof(SignalKind.CardFound)), (FlowFields.Reference, id));

        Assert.Equal(
            [OrchestrationRuntimeStatus.Suspended, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Terminated],
            [suspended, resumed, unchanged, ended]);
        Assert.Equal(
            [HttpStatusCode.Conflict, HttpStatusCode.OK, HttpStatusCode.SeeOther, HttpStatusCode.Conflict],
            [twice.StatusCode, asked.StatusCode, confirmed.StatusCode, late.StatusCode]);
        IDocument question = await StaffSession.PageOfAsync(asked);
        Assert.Equal("重複のため", question.QuerySelector($"main input[name={FlowFields.Reason}]")!.GetAttribute("value"));
        Assert.Contains("この処理は終了しています", (await StaffSession.PageOfAsync(late)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            [("flow.suspended", "調査のため"), ("flow.resumed", "調査が終わったため"), ("flow.terminated", "重複のため"), ("flow.stopped", null)],
            (await EventsAsync(file)).Where(entry => entry.Event.Type.StartsWith("flow.", StringComparison.Ordinal)).Select(entry => (entry.Event.Type, entry.Detail)));
    }

    [Fact]
    public async Task Terminated_LeavesATask_AndStartedAgain_GoesOnWhereItsRequestStands()
    {
        (string id, HolderFile file) = await ReportAsync(DemoDoctors.All[0]);
        string flow = FlowOf(id);
        int mails = (await host.FileOfAsync(DemoDoctors.All[0])).Mails.Count;
        using StaffSession admin = await StaffSession.SignInAsync(host, DemoStaffDirectory.Admin);

        HttpResponseMessage early = await OrderAsync(admin, flow, FlowAct.StartAgain, (FlowFields.Reason, "試行"));
        await OrderAsync(admin, flow, FlowAct.Terminate, (FlowFields.Reason, "取り違え"), (FlowFields.Confirmed, "true"));
        await Engine.WaitUntilIdleAsync(Stop);
        await host.Get<StoppedFlows>().NoteAllAsync(Engine.Client, Stop);
        StaffTask open = Assert.Single((await host.FileOfAsync(DemoDoctors.All[0])).Tasks, task => task is { Kind: TaskKind.FlowStopped, CompletedAt: null });
        IDocument ended = await admin.PageAsync(ConsoleRoutes.Flow(flow));
        HttpResponseMessage again = await OrderAsync(admin, flow, FlowAct.StartAgain, (FlowFields.Reason, "取り違えと分かったため"));
        OrchestrationRuntimeStatus running = await StatusAsync(flow);

        HolderFile after = await host.FileOfAsync(DemoDoctors.All[0]);
        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.SeeOther), (early.StatusCode, again.StatusCode));
        Assert.Equal("もう一度始める", Assert.Single(ended.QuerySelectorAll("section[aria-labelledby=acts] summary")).TextContent);
        Assert.Equal(OrchestrationRuntimeStatus.Running, running);
        Assert.Equal(TaskOutcome.Obsolete, after.Task(open.TaskId).Outcome);
        Assert.Equal(mails, after.Mails.Count);
        Assert.Equal(
            ["flow.terminated", "flow.stopped", "flow.started-again"],
            (await EventsAsync(file)).Select(entry => entry.Event.Type).Where(type => type.StartsWith("flow.", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(FlowAct.Suspend, "", "", "", FlowFields.Reason)]
    [InlineData(FlowAct.Terminate, " ", "", "", FlowFields.Reason)]
    [InlineData(FlowAct.Signal, "理由", "", "t1", FlowFields.Signal)]
    [InlineData(FlowAct.Signal, "理由", "Shutdown", "t1", FlowFields.Signal)]
    [InlineData(FlowAct.Signal, "理由", "CardFound", "見本 太郎", FlowFields.Reference)]
    public async Task Order_ThatLacksSomething_IsRefusedBesideItsField_AndDoesNothing(FlowAct act, string reason, string signal, string reference, string field)
    {
        (string id, HolderFile file) = await ReportAsync(DemoDoctors.All[3]);
        int events = Engine.Inspect(FlowOf(id))!.Events;
        using StaffSession admin = await StaffSession.SignInAsync(host, DemoStaffDirectory.Admin);

        HttpResponseMessage answer = await OrderAsync(admin, FlowOf(id), act, (FlowFields.Reason, reason), (FlowFields.Signal, signal), (FlowFields.Reference, reference));
        await Engine.WaitUntilIdleAsync(Stop);

        IDocument page = await StaffSession.PageOfAsync(answer);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(field, page.QuerySelector(".field-wrong [name]")!.GetAttribute("name"));
        Assert.Equal(events, Engine.Inspect(FlowOf(id))!.Events);
        Assert.DoesNotContain(await EventsAsync(file), entry => entry.Event.Type.StartsWith("flow.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pages_ForOtherRoles_AreForbiddenAndNotInTheMenu()
    {
        using StaffSession auditor = await StaffSession.SignInAsync(host, DemoStaffDirectory.Auditor);
        using StaffSession admin = await StaffSession.SignInAsync(host, DemoStaffDirectory.Admin);

        IDocument auditorsStart = await auditor.PageAsync(ConsoleRoutes.Start);
        IDocument adminsStart = await admin.PageAsync(ConsoleRoutes.Start);

        Assert.Null(auditorsStart.QuerySelector($"nav a[href='{ConsoleRoutes.Flows}']"));
        Assert.NotNull(adminsStart.QuerySelector($"nav a[href='{ConsoleRoutes.Flows}']"));
        foreach (string url in new[] { ConsoleRoutes.Flows, ConsoleRoutes.Flow("x"), "/api/flows", "/api/flows/x" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await auditor.GetAsync(url)).StatusCode);
        }
    }

    [Fact]
    public async Task Api_ListsByPage_ReadsAndSteers()
    {
        (string id, HolderFile file) = await ReportAsync(DemoDoctors.All[4]);
        using StaffSession admin = await StaffSession.SignInAsync(host, DemoStaffDirectory.Admin);

        JsonElement list = await JsonAsync(await admin.GetAsync($"/api/flows?state=Running&text=lostreport-{id}"), HttpStatusCode.OK);
        JsonElement one = await JsonAsync(await admin.GetAsync($"/api/flows/{FlowOf(id)}"), HttpStatusCode.OK);
        JsonElement ordered = await JsonAsync(
            await admin.SendAsync(HttpMethod.Post, $"/api/flows/{FlowOf(id)}/orders", JsonContent.Create(new { act = "Suspend", reason = "調査のため" })), HttpStatusCode.Accepted);
        JsonElement unknown = await JsonAsync(await admin.GetAsync("/api/flows/nobody"), HttpStatusCode.NotFound);
        JsonElement unfounded = await JsonAsync(
            await admin.SendAsync(HttpMethod.Post, $"/api/flows/{FlowOf(id)}/orders", JsonContent.Create(new { act = "Suspend" })), HttpStatusCode.BadRequest);
        JsonElement untyped = await JsonAsync(
            await admin.SendAsync(HttpMethod.Post, $"/api/flows/{FlowOf(id)}/orders", JsonContent.Create(new { act = "Signal", reason = "x", payload = "x" })), HttpStatusCode.BadRequest);

        Assert.Equal(FlowOf(id), Assert.Single(list.EnumerateArray()).GetProperty("instanceId").GetString());
        Assert.Equal(id, one.GetProperty("requestId").GetString());
        Assert.NotEmpty(one.GetProperty("insight").GetProperty("turns").EnumerateArray());
        Assert.Equal("Running", ordered.GetProperty("state").GetString());
        Assert.Equal(OrchestrationRuntimeStatus.Suspended, await StatusAsync(FlowOf(id)));
        Assert.Equal("reason", unfounded.GetProperty("field").GetString());
        Assert.Equal(("unknown-flow", "bad-field"), (unknown.GetProperty("code").GetString(), untyped.GetProperty("code").GetString()));
        Assert.Contains(await EventsAsync(file), entry => entry.Event.Type == "flow.suspended");
    }

    [Theory]
    [InlineData("/api/flows?state=Sleeping", "state")]
    [InlineData("/api/flows?text=%E8%A6%8B%E6%9C%AC", "text")]
    [InlineData("/api/flows?continuation=%25", "continuation")]
    public async Task Api_FilterThatIsNone_NamesIt(string url, string field)
    {
        using StaffSession admin = await StaffSession.SignInAsync(host, DemoStaffDirectory.Admin);

        JsonElement problem = await JsonAsync(await admin.GetAsync(url), HttpStatusCode.BadRequest);

        Assert.Equal(field, problem.GetProperty("field").GetString());
    }

    [Fact]
    public async Task Page_StateThatIsNone_IsRefused()
    {
        using StaffSession admin = await StaffSession.SignInAsync(host, DemoStaffDirectory.Admin);

        Assert.Equal(HttpStatusCode.BadRequest, (await admin.GetAsync(ConsoleRoutes.FlowsInState("Sleeping"))).StatusCode);
    }

    [Fact]
    public void Kinds_OfAppAndRuntime_AreTheSame()
    {
        Assert.Equal(Enum.GetNames<OpenWaitKind>(), Enum.GetNames<FlowWaitKind>());
        Assert.Equal(Enum.GetNames<PastTurnKind>(), Enum.GetNames<FlowTurnKind>());
        Assert.Equal(Enum.GetNames<PastEventKind>(), Enum.GetNames<FlowEventKind>());
    }

    static string FlowOf(string requestId) => $"lostreport-{requestId}-1";

    async Task<(string RequestId, HolderFile File)> ReportAsync(DemoDoctor doctor)
    {
        if ((await host.FileOfAsync(doctor)).Requests.Count == 0)
        {
            using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);
            Assert.Equal(HttpStatusCode.SeeOther, (await reception.CallAsync(doctor)).StatusCode);
        }

        await Engine.WaitUntilIdleAsync(Stop);
        HolderFile file = await host.FileOfAsync(doctor);
        return (file.Requests.Single().RequestId, file);
    }

    static async Task<HttpResponseMessage> OrderAsync(StaffSession admin, string instanceId, FlowAct act, params (string, string)[] fields)
    {
        string token = StaffSession.TokenOf(await admin.PageAsync(ConsoleRoutes.Flows));
        return await admin.PostAsync(ConsoleRoutes.Flow(instanceId), token, [(FlowFields.Act, act.ToString()), .. fields]);
    }

    async Task<OrchestrationRuntimeStatus> StatusAsync(string instanceId)
    {
        await Engine.WaitUntilIdleAsync(Stop);
        return (await Engine.Client.GetInstanceAsync(instanceId, Stop))!.RuntimeStatus;
    }

    Task<IReadOnlyList<TimelineEntry>> EventsAsync(HolderFile file) => host.Get<Timeline>().ReadAsync(file.Holder.HolderId, cancellationToken: Stop);

    async Task<List<AccessEntry>> EntriesAsync()
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

        return entries;
    }

    static async Task<JsonElement> JsonAsync(HttpResponseMessage answer, HttpStatusCode expected)
    {
        Assert.Equal(expected, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);
    }
}
