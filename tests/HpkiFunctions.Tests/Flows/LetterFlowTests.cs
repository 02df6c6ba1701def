using System.Security.Cryptography;
using Hpki.Procedures.Documents;
using Hpki.Procedures.Letters;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Projections;
using Hpki.Registry.Timelines;
using HpkiFunctions.Letters;
using HpkiFunctions.LostReports;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Tests.Flows;

/// <summary>Letters of a holder without mail address, on the virtual clock: ordered, printed, posted, returned, cancelled.</summary>
public sealed class LetterFlowTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task LostReport_WithoutMailAddress_IsToldOfEveryStepByLetterAndNeverByMail()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync(mailAddress: null);
        string id = await CallAsync(host);
        LetterDesk desk = host.Get<LetterDesk>();
        List<string> kinds = [];

        foreach (int days in new[] { 0, 7, 7, 17 })
        {
            await host.SkipAsync(TimeSpan.FromDays(days) + TimeSpan.FromMinutes(1));
            QueuedLetter queued = Assert.Single((await host.Get<Worklists>().PrintQueueAsync(cancellationToken: Token)).Items);
            kinds.Add(queued.Template);
            await desk.PrintAsync(id, queued.LetterId, FlowHost.Reception, host.Signals, Token);
            await desk.PostAsync(id, queued.LetterId, null, FlowHost.Reception, host.Signals, Token);
        }

        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Equal(
            [StatusMailKind.LostReportRevoked, StatusMailKind.LostReportFirstReminder, StatusMailKind.LostReportSecondReminder, StatusMailKind.LostReportClosedWithoutForm],
            kinds.Select(Enum.Parse<StatusMailKind>));
        Assert.Empty(host.MailsToHolders);
        Assert.Empty(file.Mails);
        Assert.Empty((await host.Get<Worklists>().PrintQueueAsync(cancellationToken: Token)).Items);
        Assert.All(file.Letters, letter => Assert.Equal(LetterState.Posted, letter.State));
        Assert.All(
            file.Tasks.Where(task => task.Kind == TaskKind.NotifyByPost),
            task => Assert.Equal((TaskOutcome.Confirmed, FlowHost.Reception.StaffId), (task.Outcome!.Value, task.CompletedBy)));
        Assert.True((await host.Get<Timeline>().VerifyAsync(doctor.Holder.HolderId, Token)).IsWhole);
    }

    [Fact]
    public async Task Post_PrintedLetter_KeepsWhatWasSentAndItsHashOnTheTimeline()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        (string id, Letter letter) = await QueuedAsync(host);
        LetterDesk desk = host.Get<LetterDesk>();
        Letter printed = await desk.PrintAsync(id, letter.LetterId, FlowHost.Reception, host.Signals, Token);
        (HolderFile before, _) = await desk.OpenAsync(id, letter.LetterId, Token);
        byte[] paper = await host.Get<LetterPapers>().ReadAsync(before, printed, Token);
        await host.SkipAsync(TimeSpan.FromDays(1));

        await desk.PostAsync(id, letter.LetterId, "１２３-４５-67890-1", FlowHost.Examiner, host.Signals, Token);

        HolderFile file = await host.FileAsync(letter.HolderId);
        Letter posted = file.Letter(letter.LetterId);
        Document sent = file.Document(posted.DocumentId!);
        string sha256 = Convert.ToHexStringLower(SHA256.HashData(paper));
        Assert.Equal(("12345678901", FlowHost.Examiner.StaffId, LetterState.Posted), (posted.TrackingNumber, posted.PostedBy, posted.State));
        Assert.Equal((DocumentKind.PostedLetter, RetentionClass.Correspondence, sha256), (sent.Kind, sent.RetentionClass, sent.Sha256));
        Assert.Equal(paper, await host.Get<LetterPapers>().ReadAsync(file, posted, Token));
        TimelineEntry entry = Assert.Single(await EventsAsync(host, letter), entry => entry.Event.Type == "letter.posted");
        Assert.Equal((sha256, "12345678901"), (entry.Event.Facts["sha256"], entry.Event.Facts["tracking"]));
    }

    [Fact]
    public async Task Steps_Twice_ChangeNothingTheSecondTime()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        (string id, Letter letter) = await QueuedAsync(host);
        LetterDesk desk = host.Get<LetterDesk>();

        await TwiceAsync(() => desk.PrintAsync(id, letter.LetterId, FlowHost.Reception, host.Signals, Token));
        await TwiceAsync(() => desk.PostAsync(id, letter.LetterId, null, FlowHost.Reception, host.Signals, Token));
        await TwiceAsync(() => desk.ConfirmDeliveryAsync(id, letter.LetterId, FlowHost.Reception, host.Signals, Token));
        await TwiceAsync(() => desk.ReturnAsync(id, letter.LetterId, "あて所に尋ねあたりません", FlowHost.Reception, host.Signals, Token));

        HolderFile file = await host.FileAsync(letter.HolderId);
        Assert.Equal(
            ["letter.printed", "letter.posted", "letter.delivered", "letter.returned"],
            (await EventsAsync(host, letter)).Select(entry => entry.Event.Type).Where(type => type.StartsWith("letter.", StringComparison.Ordinal)));
        Assert.Single(file.Documents, document => document.Kind == DocumentKind.PostedLetter);
        Assert.Single(file.Tasks, task => task is { Kind: TaskKind.ReturnedLetter, CompletedAt: null });

        static async Task TwiceAsync(Func<Task<Letter>> step) => Assert.Equal(await step(), await step());
    }

    [Fact]
    public async Task Returned_IsNeverSentAgainByItselfAndEndsWithACall()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        (string id, Letter letter) = await PostedAsync(host);
        LetterDesk desk = host.Get<LetterDesk>();

        await desk.ReturnAsync(id, letter.LetterId, "転居先不明", FlowHost.Reception, host.Signals, Token);
        await host.SkipAsync(TimeSpan.FromHours(1));
        StaffTask task = (await host.FileAsync(letter.HolderId)).Tasks.Single(task => task.Kind == TaskKind.ReturnedLetter);
        await host.Get<RequestDesk>().CompleteTaskAsync(id, task.TaskId, TaskOutcome.Confirmed, "住所の変更を確認した。", FlowHost.Reception, host.Signals, Token);

        Assert.Empty((await host.Get<Worklists>().PrintQueueAsync(cancellationToken: Token)).Items);
        Assert.Equal("letter-state", await CodeAsync(() => desk.PrintAsync(id, letter.LetterId, FlowHost.Reception, host.Signals, Token)));
        Assert.Equal("letter-state", await CodeAsync(() => desk.PostAsync(id, letter.LetterId, null, FlowHost.Reception, host.Signals, Token)));
    }

    [Fact]
    public async Task Returned_AddressConfirmed_GoesOutOnceMoreAsANewLetterWhenStaffSaySo()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        (string id, Letter letter) = await PostedAsync(host);
        LetterDesk desk = host.Get<LetterDesk>();
        string? notReturned = await CodeAsync(() => desk.SendAgainAsync(id, letter.LetterId, FlowHost.Reception, host.Signals, Token));
        await desk.ReturnAsync(id, letter.LetterId, "不在", FlowHost.Reception, host.Signals, Token);
        string? unchecked_ = await CodeAsync(() => desk.SendAgainAsync(id, letter.LetterId, FlowHost.Reception, host.Signals, Token));
        StaffTask task = (await host.FileAsync(letter.HolderId)).Tasks.Single(task => task.Kind == TaskKind.ReturnedLetter);
        await host.Get<RequestDesk>().CompleteTaskAsync(id, task.TaskId, TaskOutcome.Confirmed, "登録の住所に住んでいるとのこと。", FlowHost.Reception, host.Signals, Token);

        Letter again = await desk.SendAgainAsync(id, letter.LetterId, FlowHost.Reception, host.Signals, Token);
        Letter twice = await desk.SendAgainAsync(id, letter.LetterId, FlowHost.Examiner, host.Signals, Token);

        Assert.Equal(("not-returned", "address-unchecked"), (notReturned, unchecked_));
        Assert.Equal(again, twice);
        Assert.Equal((LetterState.Queued, letter.MailId, letter.Template), (again.State, again.MailId, again.Template));
        Assert.NotEqual(letter.LetterId, again.LetterId);
        Assert.Equal(again.LetterId, Assert.Single((await host.Get<Worklists>().PrintQueueAsync(cancellationToken: Token)).Items).LetterId);
        Assert.Equal(FlowHost.Reception.StaffId, Assert.Single(await EventsAsync(host, letter), entry => entry.Event.Type == "letter.again").Event.ActorId);
        await desk.PrintAsync(id, again.LetterId, FlowHost.Reception, host.Signals, Token);
        Letter posted = await desk.PostAsync(id, again.LetterId, null, FlowHost.Reception, host.Signals, Token);
        Assert.Equal(LetterState.Posted, posted.State);
        Assert.All((await host.FileAsync(letter.HolderId)).Tasks.Where(one => one.Kind == TaskKind.NotifyByPost), one => Assert.Equal(TaskOutcome.Confirmed, one.Outcome));
    }

    [Fact]
    public async Task Returned_HolderNotReached_DoesNotGoOutAgain()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        (string id, Letter letter) = await PostedAsync(host);
        LetterDesk desk = host.Get<LetterDesk>();
        await desk.ReturnAsync(id, letter.LetterId, "転居先不明", FlowHost.Reception, host.Signals, Token);
        StaffTask task = (await host.FileAsync(letter.HolderId)).Tasks.Single(task => task.Kind == TaskKind.ReturnedLetter);
        await host.Get<RequestDesk>().CompleteTaskAsync(id, task.TaskId, TaskOutcome.Refused, "電話がつながらない。", FlowHost.Reception, host.Signals, Token);

        string? code = await CodeAsync(() => desk.SendAgainAsync(id, letter.LetterId, FlowHost.Reception, host.Signals, Token));

        Assert.Equal("address-unchecked", code);
        Assert.Single((await host.FileAsync(letter.HolderId)).Letters);
    }

    [Fact]
    public async Task Cancelled_EndsTheTaskAndCannotBePrinted()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        (string id, Letter letter) = await QueuedAsync(host);
        LetterDesk desk = host.Get<LetterDesk>();

        string? noReason = await CodeAsync(() => desk.CancelAsync(id, letter.LetterId, null, null, FlowHost.Reception, host.Signals, Token));
        string? noWords = await CodeAsync(() => desk.CancelAsync(id, letter.LetterId, LetterCancelReason.Other, " ", FlowHost.Reception, host.Signals, Token));
        await desk.CancelAsync(id, letter.LetterId, LetterCancelReason.ToldOtherwise, "電話で連絡済み", FlowHost.Reception, host.Signals, Token);

        HolderFile file = await host.FileAsync(letter.HolderId);
        Assert.Equal(("bad-field", "bad-field"), (noReason, noWords));
        Assert.Equal(LetterState.Cancelled, file.Letter(letter.LetterId).State);
        Assert.Equal(TaskOutcome.Obsolete, file.Task(letter.TaskId).Outcome);
        Assert.Equal("letter-state", await CodeAsync(() => desk.PrintAsync(id, letter.LetterId, FlowHost.Reception, host.Signals, Token)));
        Assert.Equal("letter-state", await CodeAsync(() => host.Get<LetterPapers>().ReadAsync(file, file.Letter(letter.LetterId), Token)));
    }

    [Fact]
    public async Task Misstates_SayWhatIsWrong()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        (string id, Letter letter) = await QueuedAsync(host);
        LetterDesk desk = host.Get<LetterDesk>();
        StaffTask task = (await host.FileAsync(letter.HolderId)).Task(letter.TaskId);

        Assert.Equal("letter-state", await CodeAsync(() => desk.PostAsync(id, letter.LetterId, null, FlowHost.Reception, host.Signals, Token)));
        Assert.Equal("letter-state", await CodeAsync(() => desk.ReturnAsync(id, letter.LetterId, null, FlowHost.Reception, host.Signals, Token)));
        Assert.Equal("unknown-letter", await CodeAsync(() => desk.PrintAsync(id, "l00000000000000000000", FlowHost.Reception, host.Signals, Token)));
        Assert.Equal("bad-field", await CodeAsync(() => desk.PostAsync(id, letter.LetterId, "<script>", FlowHost.Reception, host.Signals, Token)));
        Assert.Equal("missing-role", await CodeAsync(() => desk.PrintAsync(id, letter.LetterId, FlowHost.Approver, host.Signals, Token)));
        Assert.Equal("by-letter", await CodeAsync(() => host.Get<RequestDesk>().CompleteTaskAsync(
            id, task.TaskId, TaskOutcome.Confirmed, null, FlowHost.Reception, host.Signals, Token)));
        await desk.PrintAsync(id, letter.LetterId, FlowHost.Reception, host.Signals, Token);
        await desk.PostAsync(id, letter.LetterId, null, FlowHost.Reception, host.Signals, Token);
        Assert.Equal("letter-state", await CodeAsync(() => desk.PostAsync(id, letter.LetterId, null, FlowHost.Examiner, host.Signals, Token)));
        Assert.Equal("letter-state", await CodeAsync(() => desk.CancelAsync(id, letter.LetterId, LetterCancelReason.Overtaken, null, FlowHost.Reception, host.Signals, Token)));
    }

    [Fact]
    public async Task AddressChangedAfterThePrint_LetterMustBePrintedAgain()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        (string id, Letter letter) = await QueuedAsync(host);
        LetterDesk desk = host.Get<LetterDesk>();
        await desk.PrintAsync(id, letter.LetterId, FlowHost.Reception, host.Signals, Token);
        await host.Get<HolderRegistry>().DecideAsync(
            letter.HolderId, "moved", file => new Decision().Put(file.Holder with { ResidenceAddress = "東京都千代田区転居町9-9" }).Record("holder.moved", Actor.System), host.Signals, Token);

        string? stale = await CodeAsync(() => desk.PostAsync(id, letter.LetterId, null, FlowHost.Reception, host.Signals, Token));
        await desk.MisprintAsync(id, letter.LetterId, "住所変更のため", FlowHost.Reception, host.Signals, Token);
        await desk.MisprintAsync(id, letter.LetterId, "住所変更のため", FlowHost.Reception, host.Signals, Token);
        Letter again = await desk.PrintAsync(id, letter.LetterId, FlowHost.Reception, host.Signals, Token);
        Letter posted = await desk.PostAsync(id, letter.LetterId, null, FlowHost.Reception, host.Signals, Token);

        Assert.Equal("letter-changed", stale);
        Assert.Equal((2, LetterState.Posted), (again.Prints, posted.State));
    }

    [Fact]
    public async Task PrintRun_OfTwoPeopleAtOnce_PrintsEveryLetterOnce()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        for (int i = 1; i <= 3; i++)
        {
            await host.DoctorAsync(mailAddress: null, serial: $"MD0000000{i}");
            await CallAsync(host, $"MD0000000{i}");
        }

        await host.SkipAsync(TimeSpan.FromMinutes(1));
        LetterPrintRuns runs = host.Get<LetterPrintRuns>();
        PrintRun[] both = await Task.WhenAll(
            runs.PrintAsync("key-00000001", FlowHost.Reception, host.Signals, Token), runs.PrintAsync("key-00000002", FlowHost.Examiner, host.Signals, Token));
        PrintRun again = await runs.PrintAsync("key-00000001", FlowHost.Reception, host.Signals, Token);

        IReadOnlyList<QueuedLetter> queue = (await host.Get<Worklists>().PrintQueueAsync(cancellationToken: Token)).Items;
        Assert.Equal(3, both.SelectMany(run => run.LetterIds).Distinct().Count());
        Assert.Equal(3, both.Sum(run => run.LetterIds.Count));
        Assert.All(queue, letter => Assert.Equal(LetterState.Printed, letter.State));
        Assert.Equal(both[0].LetterIds, again.LetterIds);
        foreach (PrintRun run in both.Where(run => run.LetterIds.Count > 0))
        {
            Assert.StartsWith("%PDF", System.Text.Encoding.ASCII.GetString(await runs.ReadAsync(run.RunId, Token), 0, 8), StringComparison.Ordinal);
        }

        Assert.Equal("unknown-print-run", await CodeAsync(() => runs.ReadAsync("p00000000000000000000", Token)));
    }

    [Fact]
    public async Task Queue_RebuiltFromTheHolders_IsAsBefore()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        (string id, Letter letter) = await QueuedAsync(host);
        await host.SkipAsync(TimeSpan.FromDays(8));
        await host.Get<LetterDesk>().PrintAsync(id, letter.LetterId, FlowHost.Reception, host.Signals, Token);
        IReadOnlyList<QueuedLetter> before = (await host.Get<Worklists>().PrintQueueAsync(cancellationToken: Token)).Items;

        await host.Get<ProjectionUpkeep>().RebuildAllAsync(Token);

        Assert.Equal([LetterState.Printed, LetterState.Queued], before.Select(queued => queued.State));
        Assert.Equal(before, (await host.Get<Worklists>().PrintQueueAsync(cancellationToken: Token)).Items);
    }

    [Fact]
    public async Task AddressLearntLater_ChangesNothingForTheLetter()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        (_, Letter letter) = await QueuedAsync(host);

        await host.Get<HolderRegistry>().DecideAsync(
            letter.HolderId, "address", file => new Decision().Put(file.Holder with { MailAddress = "mihon@example.jp" }).Record("holder.changed", Actor.System), host.Signals, Token);
        await host.SkipAsync(TimeSpan.FromDays(1));

        Assert.Equal(LetterState.Queued, (await host.FileAsync(letter.HolderId)).Letter(letter.LetterId).State);
        Assert.Empty(host.MailsToHolders);
    }

    static async Task<(string RequestId, Letter Letter)> QueuedAsync(FlowHost host)
    {
        HolderFile doctor = await host.DoctorAsync(mailAddress: null);
        string id = await CallAsync(host);
        await host.SkipAsync(TimeSpan.FromMinutes(1));
        return (id, Assert.Single((await host.FileAsync(doctor.Holder.HolderId)).Letters));
    }

    static async Task<(string RequestId, Letter Letter)> PostedAsync(FlowHost host)
    {
        (string id, Letter letter) = await QueuedAsync(host);
        await host.Get<LetterDesk>().PrintAsync(id, letter.LetterId, FlowHost.Reception, host.Signals, Token);
        return (id, await host.Get<LetterDesk>().PostAsync(id, letter.LetterId, null, FlowHost.Reception, host.Signals, Token));
    }

    static async Task<string> CallAsync(FlowHost host, string serial = "MD00000001") => (await host.Get<LostReportDesk>().TakeCallAsync(
        new() { CardSerial = serial, RevocationWord = "みほんざくら" }, FlowHost.Reception, Guid.NewGuid().ToString("N"), host.Signals, Token)).RequestId;

    static async Task<IReadOnlyList<TimelineEntry>> EventsAsync(FlowHost host, Letter letter) =>
        await host.Get<Timeline>().ReadAsync(letter.HolderId, letter.RequestId, Token);

    static async Task<string?> CodeAsync(Func<Task> act) => (await Assert.ThrowsAsync<ProblemException>(act)).Problem.Code;
}
