using Hpki.Procedures.Cards;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry;
using Hpki.Registry.Deliveries;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Access;
using HpkiFunctions.LostReports;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;
using HpkiFunctions.Tests.Flows;
using Microsoft.Extensions.DependencyInjection;

namespace HpkiFunctions.Tests.Crashes;

/// <summary>Two at once: one is first, the other is told so, and nothing happens twice or half.</summary>
public sealed class RaceTests
{
    // The writer's calls up to and behind its transaction; behind the last one nothing is left to race for.
    const int CallsOfADecision = 8;
    const int RacesPerCall = 3;

    static readonly StaffPrincipal SecondApprover = new("s-approver-2", "承認 楓", [StaffRole.Approver]);

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_ForOneCardAtOnce_GiveOneOrder()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await DoctorAsync(host, 1);

        string[] answers = await Task.WhenAll(Enumerable.Range(1, 6).Select(call => AnswerAsync(async () => (await CallAsync(host, doctor, $"call-{call:D5}")).RequestId)));
        await host.SkipAsync(TimeSpan.FromMinutes(1));

        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Single(file.Orders);
        Assert.Single(answers, answer => answer == file.Requests.Single().RequestId);
        Assert.Equal(5, answers.Count(answer => answer == "card-not-in-force"));
        Assert.Equal(CardState.Revoked, file.Cards.Single().State);
    }

    [Fact]
    public async Task Calls_WithOneKeyAtOnce_AreOneCall()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await DoctorAsync(host, 1);

        LostReportReceipt[] receipts = await Task.WhenAll(Enumerable.Range(1, 6).Select(_ => CallAsync(host, doctor, "call-00001")));
        await host.SkipAsync(TimeSpan.FromMinutes(1));

        Assert.Single(receipts.Select(receipt => (receipt.RequestId, receipt.OrderId)).Distinct());
        Assert.Single((await host.FileAsync(doctor.Holder.HolderId)).Orders);
        Assert.Empty(await new TimelineInvariants(Services(host)).BrokenAsync(Token));
        Assert.Single(host.Mails);
    }

    [Fact]
    public async Task CallerProof_RefusedAndConfirmedAtOnce_IsDecidedByOne()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        for (int race = 1; race <= 4; race++)
        {
            HolderFile doctor = await DoctorAsync(host, race);
            string id = (await CallAsync(host, doctor, "call-00001", "ちがうことば")).RequestId;
            StaffTask task = (await host.FileAsync(doctor.Holder.HolderId)).Tasks.Single();

            string[] answers = await Task.WhenAll(
                AnswerAsync(() => CompleteAsync(host, id, task, TaskOutcome.Confirmed, FlowHost.Examiner)),
                AnswerAsync(() => CompleteAsync(host, id, task, TaskOutcome.Refused, FlowHost.Approver)));
            await host.SkipAsync(TimeSpan.FromMinutes(1));

            HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
            bool isConfirmed = answers[0] == nameof(TaskOutcome.Confirmed);
            Assert.Equal(isConfirmed ? ["Confirmed", "task-done"] : ["task-done", "Refused"], answers);
            Assert.Equal(isConfirmed ? (CardState.Revoked, 1) : (CardState.Active, 0), (file.Cards.Single().State, file.Orders.Count));
        }
    }

    /// <summary>The withdrawal comes before each call to storage that the filing makes, so that each of the two is the first in some of the races.</summary>
    [Fact]
    public async Task FormAndWithdrawal_AtOnce_TheOtherIsTold()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        List<bool> filings = [];
        for (int call = 1; call <= CallsOfADecision; call++)
        {
            HolderFile doctor = await DoctorAsync(host, call);
            string id = (await CallAsync(host, doctor, "call-00001")).RequestId;
            Task<string> withdrawal = Task.FromResult("");
            await using ServiceProvider writer = Instance(host, new CallHook(async number =>
            {
                if (number == call)
                {
                    withdrawal = AnswerAsync(async () => (await host.Get<RequestDesk>().WithdrawAsync(id, "取下げの申し出", FlowHost.Reception, host.Signals, Token)).State.ToString());
                    await withdrawal;
                }
            }));

            string filing = await AnswerAsync(async () => (await FileFormAsync(host, doctor, id, writer.GetRequiredService<HolderRegistry>())).Outcome.ToString());
            string withdrawn = await withdrawal;
            await host.SettleAsync();

            HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
            bool isFiled = filing == nameof(DecisionOutcome.MadeNow);
            Assert.Equal(isFiled ? RequestState.AwaitingCheck : RequestState.Withdrawn, file.Request(id).State);
            Assert.Equal(isFiled, file.Tasks.Any(task => task.Kind == TaskKind.CheckForm));
            Assert.NotEqual(isFiled, withdrawn == nameof(RequestState.Withdrawn));
            Assert.Equal(CardState.Revoked, file.Cards.Single().State);
            filings.Add(isFiled);
        }

        Assert.Contains(true, filings);
        Assert.Contains(false, filings);
    }

    [Theory]
    [InlineData(TaskKind.CheckForm)]
    [InlineData(TaskKind.ReviewEmergency)]
    public async Task Task_CompletedByTwoPeopleAtOnce_IsDoneByOne(TaskKind kind)
    {
        await using FlowHost host = await FlowHost.StartAsync();
        for (int race = 1; race <= 4; race++)
        {
            HolderFile doctor = await DoctorAsync(host, race);
            string id = (await CallAsync(host, doctor, "call-00001")).RequestId;
            await FileFormAsync(host, doctor, id, host.Get<HolderRegistry>());
            StaffTask task = (await host.FileAsync(doctor.Holder.HolderId)).Tasks.Single(task => task.Kind == kind);

            string[] answers = await Task.WhenAll(
                AnswerAsync(() => CompleteAsync(host, id, task, TaskOutcome.Confirmed, FlowHost.Approver)),
                AnswerAsync(() => CompleteAsync(host, id, task, TaskOutcome.Refused, SecondApprover)));
            await host.SkipAsync(TimeSpan.FromMinutes(1));

            StaffTask done = (await host.FileAsync(doctor.Holder.HolderId)).Task(task.TaskId);
            Assert.Equal(done.Outcome == TaskOutcome.Confirmed ? ["Confirmed", "task-done"] : ["task-done", "Refused"], answers);
            Assert.Equal(done.Outcome == TaskOutcome.Confirmed ? FlowHost.Approver.StaffId : SecondApprover.StaffId, done.CompletedBy);
        }

        Assert.Empty(await new TimelineInvariants(Services(host)).BrokenAsync(Token));
    }

    [Fact]
    public async Task FormAndClose_OnTheLastDay_TheFormStandsWhicheverCameFirst()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await DoctorAsync(host, 1);
        string id = (await CallAsync(host, doctor, "call-00001")).RequestId;
        await host.SkipAsync(TimeSpan.FromDays(29));

        Task closing = host.SkipAsync(TimeSpan.FromDays(5));
        DecisionResult filing = await FileFormAsync(host, doctor, id, host.Get<HolderRegistry>());
        await closing;
        await host.SettleAsync();

        // The close may have come first, and then the form has taken the report up again; its mail goes out unless the form overtook it.
        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        int closed = (await host.EventsAsync(doctor, "lost-report.closed-without-form")).Count;
        Assert.Equal(DecisionOutcome.MadeNow, filing.Outcome);
        Assert.Equal((RequestState.AwaitingCheck, 1 + closed), (file.Request(id).State, file.Request(id).Generation));
        Assert.Single(file.Documents);
        Assert.Single(file.Tasks, task => task is { Kind: TaskKind.CheckForm, CompletedAt: null });
        Assert.Equal(closed, (await host.EventsAsync(doctor, "lost-report.reopened")).Count);
        Assert.InRange(host.MailsOf("lost-report.closed-form-not-received"), 0, closed);
        Assert.Equal(1, host.MailsOf("lost-report.form-received"));
    }

    [Fact]
    public async Task SweepersAndWriter_OnOneIntentAtOnce_DeliverItOnceAndLeaveNothing()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await DoctorAsync(host, 1);
        string id = (await CallAsync(host, doctor, "call-00001")).RequestId;
        await host.SkipAsync(TimeSpan.FromMinutes(1));

        foreach (int call in Enumerable.Range(1, CallsOfADecision).SelectMany(call => Enumerable.Repeat(call, RacesPerCall)))
        {
            Task sweeps = Task.CompletedTask;
            await using ServiceProvider writer = Instance(host, new CallHook(number =>
            {
                if (number == call)
                {
                    // The intent has grown old in this moment, and two hosts find it while its writer goes on.
                    host.Clock.Advance(PendingSweeper.SweptAfter + TimeSpan.FromSeconds(1));
                    sweeps = Task.WhenAll(SweepAsync(host), SweepAsync(host));
                }

                return Task.CompletedTask;
            }));
            string key = RecordId.New('t');
            await writer.GetRequiredService<HolderRegistry>().DecideAsync(
                doctor.Holder.HolderId, key, file => Opened(file.Request(id), key, host.Clock.GetUtcNow()), host.Signals, Token);
            await sweeps;
        }

        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await SweepAsync(host);
        Assert.Equal(CallsOfADecision * RacesPerCall, (await host.FileAsync(doctor.Holder.HolderId)).Tasks.Count(task => task.Kind == TaskKind.CallHolder));
        Assert.Empty(await new UnfinishedBusiness(Services(host)).BrokenAsync(Token));
        Assert.Empty(await new TimelineInvariants(Services(host)).BrokenAsync(Token));
        Assert.Empty(await new ProjectionInvariants(Services(host)).BrokenAsync(Token));
    }

    static IServiceProvider Services(FlowHost host) => host.Get<IServiceProvider>();

    static Task<HolderFile> DoctorAsync(FlowHost host, int number) => InventedDoctors.RegisterAsync(Services(host), number, Token);

    static Task<LostReportReceipt> CallAsync(FlowHost host, HolderFile doctor, string key, string word = InventedDoctors.RevocationWord) =>
        host.Get<LostReportDesk>().TakeCallAsync(
            new() { CardSerial = doctor.Cards[0].CardSerial, RevocationWord = word, SecondCertificateToo = false }, FlowHost.Reception, key, host.Signals, Token);

    static async Task<string> CompleteAsync(FlowHost host, string requestId, StaffTask task, TaskOutcome outcome, StaffPrincipal staff) =>
        (await host.Get<RequestDesk>().CompleteTaskAsync(requestId, task.TaskId, outcome, "確認しました。", staff, host.Signals, Token)).Outcome.ToString()!;

    // On a thread of its own, so that two of them are really at work at once.
    static Task<string> AnswerAsync(Func<Task<string>> ask) => Task.Run(async () =>
    {
        try
        {
            return await ask();
        }
        catch (ProblemException refused)
        {
            return refused.Problem.Code;
        }
    });

    static Task<DecisionResult> FileFormAsync(FlowHost host, HolderFile doctor, string requestId, HolderRegistry registry)
    {
        Document form = Paperwork.Form(host, doctor.Holder.HolderId, requestId);
        return registry.DecideAsync(doctor.Holder.HolderId, $"file-{form.DocumentId}",
            file => host.Get<LostReportFormDecisions>().FileForm(file, form, Actor.System), host.Signals, Token);
    }

    static Decision Opened(Request request, string key, DateTimeOffset now) => new Decision()
        .Put(new StaffTask { TaskId = key, RequestId = request.RequestId, HolderId = request.HolderId, Kind = TaskKind.CallHolder, OpenedAt = now, DueAt = now.AddDays(1) })
        .Record("lost-report.staff-call", Actor.System, request.RequestId, new Dictionary<string, string> { ["taskId"] = key });

    // Another instance of the app on the same storage, with memories of its own.
    static ServiceProvider Instance(FlowHost host, params CallHook[] hooks) => new ServiceCollection()
        .AddSingleton<TimeProvider>(host.Clock)
        .AddRegistry(host.Get<RegistryOptions>() with { Policies = hooks })
        .BuildServiceProvider();

    static async Task SweepAsync(FlowHost host)
    {
        await using ServiceProvider instance = Instance(host);
        await Task.Run(() => instance.GetRequiredService<PendingSweeper>().SweepAsync(host.Signals, Token), Token);
    }
}
