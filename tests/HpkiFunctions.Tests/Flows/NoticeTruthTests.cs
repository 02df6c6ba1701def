using Azure.Storage.Blobs;
using Hpki.LocalHost.Mailbox;
using Hpki.Procedures.Documents;
using Hpki.Procedures.Letters;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Projections;
using HpkiFunctions.Letters;
using HpkiFunctions.LostReports;
using HpkiFunctions.Pages;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;
using HpkiFunctions.Tests.Histories;

namespace HpkiFunctions.Tests.Flows;

/// <summary>What holders read is so when it leaves: while no list shows the revocation, while a mail waits for its provider, while a letter waits to be posted.</summary>
public sealed class NoticeTruthTests
{
    const string Mail = "mihon.taro@example.jp";

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StatusMailKind.LostReportWithdrawn, Mail)]
    [InlineData(StatusMailKind.LostReportWithdrawn, null)]
    [InlineData(StatusMailKind.LostReportCardFound, Mail)]
    [InlineData(StatusMailKind.LostReportCardFound, null)]
    [InlineData(StatusMailKind.LostReportClosed, Mail)]
    [InlineData(StatusMailKind.LostReportClosed, null)]
    public async Task Notice_WhileNoListShowsTheRevocation_SaysThatItIsOrderedAndTheRevokedNoticeFollows(StatusMailKind kind, string? address)
    {
        await using Neighbour origin = await Neighbour.StartAsync();
        await using FlowHost host = await FlowHost.StartAsync(("Pki:CrlOrigin", origin.Address.ToString()));
        origin.Behind = new($"{host.Get<BlobServiceClient>().Uri.AbsoluteUri.TrimEnd('/')}/crl");
        origin.AnswersOnly = 503;
        HolderFile doctor = await host.DoctorAsync(address);
        string id = (await host.CallAsync(Desk.Proved with { SecondCertificateToo = false })).RequestId;

        await ActAsync(host, doctor, id, kind);
        await host.SkipAsync(TimeSpan.FromMinutes(1));
        string whileDown = await WordsAsync(host, doctor, kind);
        string next = await NextAsync(host, doctor, id);
        bool toldEarly = await IsToldAsync(host, doctor, StatusMailKind.LostReportRevoked);
        origin.AnswersOnly = null;
        await host.SkipAsync(TimeSpan.FromMinutes(10));

        Assert.Contains("失効を指示し、失効リストへの掲載を確認中", whileDown, StringComparison.Ordinal);
        Assert.DoesNotContain("失効済み", whileDown, StringComparison.Ordinal);
        Assert.DoesNotContain("すでに失効しております", whileDown, StringComparison.Ordinal);
        Assert.DoesNotContain("すでに失効している", whileDown, StringComparison.Ordinal);
        Assert.Contains("失効リストへの掲載を確認中", next, StringComparison.Ordinal);
        Assert.False(toldEarly);
        Assert.Contains("すべての電子証明書を失効", await WordsAsync(host, doctor, StatusMailKind.LostReportRevoked), StringComparison.Ordinal);
    }

    [Fact]
    public async Task HoldPlaced_KeptWaitingByTheProvider_IsNotSentAfterTheDecision()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        host.Get<ProviderConduct>().Answer = ProviderAnswer.Busy;
        HolderFile doctor = await host.DoctorAsync();
        await host.CallAsync(Desk.Doubtful);
        await host.SkipAsync(TimeSpan.FromMinutes(10));

        await host.CompleteAsync(doctor, TaskKind.ProveCaller, new() { Outcome = TaskOutcome.Confirmed, Note = "面識あり" });
        host.Get<ProviderConduct>().Answer = ProviderAnswer.Accept;
        await host.SkipAsync(TimeSpan.FromHours(3));

        Assert.Equal(["lost-report.revoked"], Paperwork.MailsOf(host));
        Assert.Single(await host.EventsAsync(doctor, "mail.given-up"));
        Assert.Empty((await host.FileAsync(doctor.Holder.HolderId)).Letters);
    }

    [Fact]
    public async Task FormReceived_KeptWaitingByTheProvider_IsNotSentAfterTheCheck()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = await CalledAsync(host);
        host.Get<ProviderConduct>().Answer = ProviderAnswer.Busy;
        await FileFormAsync(host, doctor, id);
        await host.SkipAsync(TimeSpan.FromMinutes(10));

        await CheckFormAsync(host, doctor, TaskOutcome.Confirmed);
        host.Get<ProviderConduct>().Answer = ProviderAnswer.Accept;
        await host.SkipAsync(TimeSpan.FromHours(3));

        Assert.Equal(["lost-report.revoked", "lost-report.closed"], Paperwork.MailsOf(host));
    }

    [Fact]
    public async Task HoldPlacedLetter_AfterTheRevocation_GoesByItself()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync(mailAddress: null);
        await host.CallAsync(Desk.Doubtful);
        await host.SkipAsync(TimeSpan.FromMinutes(1));

        await host.CompleteAsync(doctor, TaskKind.ProveCaller, new() { Outcome = TaskOutcome.Confirmed, Note = "面識あり" });
        await host.SkipAsync(TimeSpan.FromMinutes(1));

        Assert.Equal([StatusMailKind.LostReportRevoked], await QueueAsync(host));
        await AssertOvertakenAsync(host, doctor, StatusMailKind.LostReportHoldPlaced);
    }

    [Theory]
    [InlineData(TaskOutcome.Confirmed)]
    [InlineData(TaskOutcome.Refused)]
    public async Task FormReceivedLetter_AfterTheCheck_GoesByItself(TaskOutcome outcome)
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync(mailAddress: null);
        string id = await CalledAsync(host);
        await FileFormAsync(host, doctor, id);
        IReadOnlyList<StatusMailKind> before = await QueueAsync(host);

        await CheckFormAsync(host, doctor, outcome);

        Assert.Contains(StatusMailKind.LostReportFormReceived, before);
        Assert.DoesNotContain(StatusMailKind.LostReportFormReceived, await QueueAsync(host));
        await AssertOvertakenAsync(host, doctor, StatusMailKind.LostReportFormReceived);
    }

    [Fact]
    public async Task ReminderLetter_OfAWithdrawnReport_GoesByItself()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync(mailAddress: null);
        string id = await CalledAsync(host);
        await host.SkipAsync(TimeSpan.FromDays(8));

        await ActAsync(host, doctor, id, StatusMailKind.LostReportWithdrawn);

        Assert.Equal([StatusMailKind.LostReportRevoked, StatusMailKind.LostReportWithdrawn], (await QueueAsync(host)).Order());
        await AssertOvertakenAsync(host, doctor, StatusMailKind.LostReportFirstReminder);
    }

    [Fact]
    public async Task ReminderLetter_PrintedBeforeTheFormCame_IsShownAsOvertakenAndRefusesItsPosting()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync(mailAddress: null);
        string id = await CalledAsync(host);
        await host.SkipAsync(TimeSpan.FromDays(8));
        Letter reminder = await LetterAsync(host, doctor, StatusMailKind.LostReportFirstReminder);
        LetterDesk desk = host.Get<LetterDesk>();
        await desk.PrintAsync(id, reminder.LetterId, FlowHost.Reception, host.Signals, Token);

        await FileFormAsync(host, doctor, id);
        bool shown = (await host.Get<LetterModels>().QueueAsync(null!, FlowHost.Reception, Token)).Letters.Single(letter => letter.LetterId == reminder.LetterId).IsOvertaken;
        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        bool onItsPage = host.Get<LetterModels>().Of(null!, file, file.Letter(reminder.LetterId), FlowHost.Reception) is { IsOvertaken: true, HasPdf: false };
        ProblemException pdf = await Assert.ThrowsAsync<ProblemException>(() => host.Get<LetterPapers>().ReadAsync(file, file.Letter(reminder.LetterId), Token));
        ProblemException refused = await Assert.ThrowsAsync<ProblemException>(
            () => desk.PostAsync(id, reminder.LetterId, null, FlowHost.Reception, host.Signals, Token));

        Assert.True(shown && onItsPage);
        Assert.Equal(("letter-overtaken", "letter-overtaken"), (pdf.Problem.Code, refused.Problem.Code));
        Assert.Contains("投函せずに破棄", refused.Problem.Detail, StringComparison.Ordinal);
        await AssertOvertakenAsync(host, doctor, StatusMailKind.LostReportFirstReminder);
    }

    [Fact]
    public async Task Misprint_OfAnOvertakenLetter_CannotBePrintedAgain()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync(mailAddress: null);
        string id = await CalledAsync(host);
        await host.SkipAsync(TimeSpan.FromDays(8));
        Letter reminder = await LetterAsync(host, doctor, StatusMailKind.LostReportFirstReminder);
        LetterDesk desk = host.Get<LetterDesk>();
        await desk.PrintAsync(id, reminder.LetterId, FlowHost.Reception, host.Signals, Token);
        await FileFormAsync(host, doctor, id);

        await desk.MisprintAsync(id, reminder.LetterId, "汚損", FlowHost.Reception, host.Signals, Token);
        ProblemException refused = await Assert.ThrowsAsync<ProblemException>(
            () => desk.PrintAsync(id, reminder.LetterId, FlowHost.Reception, host.Signals, Token));

        Assert.Equal("letter-overtaken", refused.Problem.Code);
        await AssertOvertakenAsync(host, doctor, StatusMailKind.LostReportFirstReminder);
    }

    [Theory]
    [InlineData(Mail)]
    [InlineData(null)]
    public async Task Notices_AfterARefusedForm_DoNotSayThatNoneCame(string? address)
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync(address);
        string id = await CalledAsync(host);
        await FileFormAsync(host, doctor, id);
        await CheckFormAsync(host, doctor, TaskOutcome.Refused);

        Dictionary<StatusMailKind, string> words = [];
        foreach ((StatusMailKind kind, int days) in new[]
        {
            (StatusMailKind.LostReportFirstReminder, 8), (StatusMailKind.LostReportSecondReminder, 7), (StatusMailKind.LostReportClosedWithoutForm, 17),
        })
        {
            await host.SkipAsync(TimeSpan.FromDays(days));
            words[kind] = await WordsAsync(host, doctor, kind);
        }

        Assert.All(words.Values, text =>
        {
            Assert.Contains("受理に至", text, StringComparison.Ordinal);
            Assert.DoesNotContain("まだ当センターに届いておりません", text, StringComparison.Ordinal);
            Assert.DoesNotContain("期限までに『紛失届』の到着を確認できませんでした", text, StringComparison.Ordinal);
            Assert.DoesNotContain("『紛失届』は未着です", text, StringComparison.Ordinal);
        });
        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        LostReportWords page = new(new(file, file.Request(id), []), host.Clock.GetUtcNow());
        Assert.Equal("不備により未受理", page.Steps().Single(step => step.Label == "届書受領").At);
    }

    [Fact]
    public async Task Withdrawn_OfAPaperReport_DoesNotSpeakOfACall()
    {
        await using Story story = await Story.BeginAsync();
        await story.DoctorAsync();
        await story.PaperAsync(agrees: true);
        await story.DoneAsync(TaskKind.CheckForm, TaskOutcome.Refused);

        await story.WithdrawAsync();

        string words = story.Mails.Single(mail => mail.Categories.Contains("lost-report.withdrawn")).Text!;
        Assert.Contains("電子証明書はすでに失効しております", words, StringComparison.Ordinal);
        Assert.DoesNotContain("お電話を受け付けた", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, Mail, "失効のご希望を承っております")]
    [InlineData(true, null, "失効のご希望を承っております")]
    [InlineData(false, Mail, "失効を希望されないと承っております")]
    [InlineData(null, Mail, "『紛失届』の該当欄にチェックをお入れいただくか")]
    public async Task Revoked_AboutTheSecondCertificate_SaysWhatTheHolderAnswered(bool? wish, string? address, string expected)
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync(address);

        await host.CallAsync(Desk.Proved with { SecondCertificateToo = wish });
        await host.SkipAsync(TimeSpan.FromMinutes(1));
        string words = await WordsAsync(host, doctor, StatusMailKind.LostReportRevoked);

        Assert.Contains(expected, words, StringComparison.Ordinal);
        Assert.Equal(wish is null, words.Contains("チェックをお入れ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Mail, "督促のメールを送ります")]
    [InlineData(null, "督促の通知書を郵送の一覧に加えます")]
    public async Task NextStep_OfTheRequest_NamesTheWayTheReminderGoes(string? address, string expected)
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync(address);
        string id = await CalledAsync(host);

        Assert.Contains(expected, await NextAsync(host, doctor, id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task HoldPromise_OfPaperAtNight_SpeaksOfTheNextMorning()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        string byDay = host.Get<HoldPromises>().OfPaper();

        await host.SkipAsync(TimeSpan.FromHours(12));
        string atNight = host.Get<HoldPromises>().OfPaper();

        Assert.Contains("10:30", byDay, StringComparison.Ordinal);
        Assert.Contains("執務時間外", atNight, StringComparison.Ordinal);
        Assert.Contains("11月25日", atNight, StringComparison.Ordinal);
    }

    static async Task<string> CalledAsync(FlowHost host)
    {
        string id = (await host.CallAsync(Desk.Proved with { SecondCertificateToo = false })).RequestId;
        await host.SkipAsync(TimeSpan.FromMinutes(1));
        return id;
    }

    static async Task ActAsync(FlowHost host, HolderFile doctor, string id, StatusMailKind kind)
    {
        switch (kind)
        {
            case StatusMailKind.LostReportWithdrawn:
                await host.Get<RequestDesk>().WithdrawAsync(id, "本人の申し出", FlowHost.Reception, host.Signals, Token);
                break;
            case StatusMailKind.LostReportCardFound:
                await host.Get<RequestDesk>().CardFoundAsync(id, null, FlowHost.Reception, host.Signals, Token);
                break;
            case StatusMailKind.LostReportClosed:
                await FileFormAsync(host, doctor, id);
                await CheckFormAsync(host, doctor, TaskOutcome.Confirmed);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, "No act leads to it.");
        }

        await host.SettleAsync();
    }

    static Task CheckFormAsync(FlowHost host, HolderFile doctor, TaskOutcome outcome) =>
        host.CompleteAsync(doctor, TaskKind.CheckForm, new() { Outcome = outcome, Note = "署名が異なる" }, FlowHost.Approver);

    static async Task FileFormAsync(FlowHost host, HolderFile doctor, string id)
    {
        Document form = new()
        {
            DocumentId = RecordId.New('d'),
            RequestId = id,
            HolderId = doctor.Holder.HolderId,
            Kind = DocumentKind.LostReportForm,
            MediaType = "image/tiff",
            Sha256 = new string('0', 64),
            PageCount = 1,
            RetentionClass = RetentionClass.RequestRecord,
            FiledAt = host.Clock.GetUtcNow(),
            FiledBy = Actor.System.ActorId,
        };
        await host.Get<HolderRegistry>().DecideAsync(
            doctor.Holder.HolderId, $"file-{form.DocumentId}", file => host.Get<LostReportFormDecisions>().FileForm(file, form, Actor.System), host.Signals, Token);
        await host.SettleAsync();
    }

    static async Task<Letter> LetterAsync(FlowHost host, HolderFile doctor, StatusMailKind kind) =>
        (await host.FileAsync(doctor.Holder.HolderId)).Letters.Single(letter => StatusMail.Of(letter).Kind == kind);

    /// <summary>What the holder reads: in the mail that was sent, or in the letter as it would be printed now.</summary>
    static async Task<string> WordsAsync(FlowHost host, HolderFile doctor, StatusMailKind kind)
    {
        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        return file.Holder.MailAddress is null
            ? host.Get<StatusMailTexts>().Write(file, StatusMail.Of(await LetterAsync(host, doctor, kind))).Text
            : host.MailsToHolders.Single(mail => mail.CustomArgs["mail_key"] == file.Mails.Single(record => record.Template == kind.ToString()).MailId).Text!;
    }

    static async Task<bool> IsToldAsync(FlowHost host, HolderFile doctor, StatusMailKind kind)
    {
        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        return file.Mails.Any(mail => mail.Template == kind.ToString()) || file.Letters.Any(letter => letter.Template == kind.ToString());
    }

    static async Task<IReadOnlyList<StatusMailKind>> QueueAsync(FlowHost host) =>
        [.. (await host.Get<Worklists>().PrintQueueAsync(cancellationToken: Token)).Items.Select(letter => Enum.Parse<StatusMailKind>(letter.Template))];

    static async Task<string> NextAsync(FlowHost host, HolderFile doctor, string id)
    {
        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        return new LostReportWords(new(file, file.Request(id), []), host.Clock.GetUtcNow()).Next().Text;
    }

    static async Task AssertOvertakenAsync(FlowHost host, HolderFile doctor, StatusMailKind kind)
    {
        Letter letter = await LetterAsync(host, doctor, kind);
        StaffTask task = (await host.FileAsync(doctor.Holder.HolderId)).Task(letter.TaskId);
        Assert.Equal((LetterState.Cancelled, LetterCancelReason.Overtaken, Actor.System.ActorId), (letter.State, letter.CancelReason, letter.CancelledBy));
        Assert.Equal(TaskOutcome.Obsolete, task.Outcome);
        Assert.Single(await host.EventsAsync(doctor, "letter.cancelled"), recorded => recorded.Facts["letterId"] == letter.LetterId);
    }
}
