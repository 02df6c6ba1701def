using System.Text;
using System.Text.Json;
using Hpki.LocalHost.Mailbox;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Timelines;
using HpkiFunctions.LostReports;
using HpkiFunctions.Requests;
using HpkiFunctions.Tests.Flows;

namespace HpkiFunctions.Tests.Mails;

/// <summary>What becomes of mails, told by signed reports over HTTP to the whole product on a virtual clock.</summary>
public sealed class MailReportFlowTests
{
    const string Address = "mihon.taro@example.jp";

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Bounce_SendsALetterAndHasTheAddressChecked()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        (HolderFile doctor, string id) = await CalledAsync(host);

        await PlayAsync(host, DeliveryStory.Bounce);

        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Equal(MailState.Bounced, Assert.Single(file.Mails).State);
        Assert.Single(file.Tasks, task => task.Kind == TaskKind.CheckMailAddress && task.RequestId == id && task.CompletedAt is null);
        IReadOnlyList<TimelineEntry> events = await EventsAsync(host, doctor);
        TimelineEntry bounced = Assert.Single(events, entry => entry.Event.Type == "mail.bounced");
        Assert.Equal("5.1.1", bounced.Event.Facts["status"]);
        Assert.Contains(Address, bounced.Detail, StringComparison.Ordinal);
        Assert.Single(events, entry => entry.Event.Type == "mail.by-post");
        Assert.DoesNotContain(events, entry => entry.Event.Facts.Values.Any(fact => fact.Contains('@', StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Bounce_UntilTheAddressIsChecked_LettersGoInPlaceOfMails()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        (HolderFile doctor, string id) = await CalledAsync(host);
        await PlayAsync(host, DeliveryStory.Bounce);

        await host.SkipAsync(TimeSpan.FromDays(8));
        int mailsBeforeTheCheck = host.MailsToHolders.Count();
        int lettersBeforeTheCheck = (await EventsAsync(host, doctor)).Count(entry => entry.Event.Type == "mail.by-post");
        await CheckAddressAsync(host, doctor, id, TaskOutcome.Confirmed);
        await host.SkipAsync(TimeSpan.FromDays(7));

        Assert.Equal((1, 2), (mailsBeforeTheCheck, lettersBeforeTheCheck));
        Assert.Single(host.MailsToHolders, mail => mail.Categories.Contains("lost-report.reminder-2"));
        Assert.Single((await host.FileAsync(doctor.Holder.HolderId)).Tasks, task => task.Kind == TaskKind.CheckMailAddress);
    }

    [Fact]
    public async Task Address_FoundWrong_LeavesTheRegister()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        (HolderFile doctor, string id) = await CalledAsync(host);
        await PlayAsync(host, DeliveryStory.Bounce);

        await CheckAddressAsync(host, doctor, id, TaskOutcome.Refused);
        await host.SkipAsync(TimeSpan.FromDays(8));

        Assert.Null((await host.FileAsync(doctor.Holder.HolderId)).Holder.MailAddress);
        Assert.Single(host.MailsToHolders);
        IReadOnlyList<TimelineEntry> events = await EventsAsync(host, doctor);
        Assert.Equal(Address, Assert.Single(events, entry => entry.Event.Type == "holder.mail-address-removed").Detail);
        Assert.Equal(2, events.Count(entry => entry.Event.Type == "mail.by-post"));
    }

    [Theory]
    [InlineData(DeliveryStory.Block, "mail.blocked", false)]
    [InlineData(DeliveryStory.Drop, "mail.dropped", true)]
    public async Task MailThatDidNotArrive_GoesByPost_AndTheNextOneIsTriedUnlessTheAddressIsRefused(DeliveryStory story, string type, bool refusesAddress)
    {
        await using FlowHost host = await FlowHost.StartAsync();
        (HolderFile doctor, _) = await CalledAsync(host);

        await PlayAsync(host, story);
        await host.SkipAsync(TimeSpan.FromDays(8));

        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Equal(MailState.Failed, file.Mails.Single(mail => mail.Template == nameof(StatusMailKind.LostReportRevoked)).State);
        Assert.Single(file.Tasks, task => task.Kind == TaskKind.CheckMailAddress);
        Assert.Equal(refusesAddress ? 1 : 2, host.MailsToHolders.Count());
        IReadOnlyList<TimelineEntry> events = await EventsAsync(host, doctor);
        Assert.Single(events, entry => entry.Event.Type == type);
        Assert.Equal(refusesAddress ? 2 : 1, events.Count(entry => entry.Event.Type == "mail.by-post"));
    }

    [Fact]
    public async Task AnswerLost_AndReportedDelivered_IsNotSentTwice()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        host.Get<ProviderConduct>().Answer = ProviderAnswer.LoseAnswer;
        (HolderFile doctor, _) = await CalledAsync(host);
        MailState before = (await host.FileAsync(doctor.Holder.HolderId)).Mails.Single().State;
        host.Get<ProviderConduct>().Answer = ProviderAnswer.Accept;

        await PlayAsync(host, DeliveryStory.Deliver);
        await host.SkipAsync(TimeSpan.FromHours(2));

        Assert.Equal(MailState.Unknown, before);
        Assert.Single(host.MailsToHolders);
        Assert.Equal(MailState.Delivered, (await host.FileAsync(doctor.Holder.HolderId)).Mails.Single().State);
        Assert.DoesNotContain(await EventsAsync(host, doctor), entry => entry.Event.Type == "mail.by-post");
    }

    [Fact]
    public async Task AnswerLost_WithoutAWord_IsSentAgainAfterAQuarterOfAnHour()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        host.Get<ProviderConduct>().Answer = ProviderAnswer.LoseAnswer;
        (HolderFile doctor, _) = await CalledAsync(host);
        host.Get<ProviderConduct>().Answer = ProviderAnswer.Accept;

        await host.SkipAsync(TimeSpan.FromMinutes(13));
        int soon = host.MailsToHolders.Count();
        await host.SkipAsync(TimeSpan.FromHours(1));

        Assert.Equal(1, soon);
        Assert.Equal(2, host.MailsToHolders.Count());
        Assert.Single(host.MailsToHolders.Select(mail => mail.CustomArgs["mail_key"]).Distinct());
        Assert.Equal(MailState.Sent, (await host.FileAsync(doctor.Holder.HolderId)).Mails.Single().State);
    }

    [Fact]
    public async Task Provider_BusyForHours_SendsOnceInTheEnd()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        host.Get<ProviderConduct>().Answer = ProviderAnswer.Busy;
        (HolderFile doctor, _) = await CalledAsync(host);
        await host.SkipAsync(TimeSpan.FromHours(6));
        MailState during = (await host.FileAsync(doctor.Holder.HolderId)).Mails.Single().State;
        host.Get<ProviderConduct>().Answer = ProviderAnswer.Accept;

        await host.SkipAsync(TimeSpan.FromHours(2));

        Assert.Equal(MailState.Deferred, during);
        Assert.Single(host.MailsToHolders);
        Assert.Equal(MailState.Sent, (await host.FileAsync(doctor.Holder.HolderId)).Mails.Single().State);
        DateTimeOffset[] asked = [.. (await EventsAsync(host, doctor)).Where(entry => entry.Event.Type == "mail.deferred").Select(entry => entry.Event.At)];
        Assert.All(asked.Zip(asked.Skip(1)), pair => Assert.True(pair.Second - pair.First >= TimeSpan.FromMinutes(2), "The provider asked for two minutes."));
    }

    [Fact]
    public async Task Reminder_KeptWaitingUntilTheReportEnds_IsNeverSent()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        (HolderFile doctor, string id) = await CalledAsync(host);
        host.Get<ProviderConduct>().Answer = ProviderAnswer.Busy;
        await host.SkipAsync(TimeSpan.FromDays(7));
        await host.Get<RequestDesk>().WithdrawAsync(id, "カードが見つかったため", FlowHost.Reception, host.Signals, Token);
        host.Get<ProviderConduct>().Answer = ProviderAnswer.Accept;

        await host.SkipAsync(TimeSpan.FromHours(3));

        Assert.Equal(["lost-report.revoked", "lost-report.withdrawn"], host.MailsToHolders.OrderBy(mail => mail.ReceivedAt).SelectMany(mail => mail.Categories));
        MailRecord reminder = (await host.FileAsync(doctor.Holder.HolderId)).Mails.Single(mail => mail.Template == nameof(StatusMailKind.LostReportFirstReminder));
        Assert.Equal(MailState.Failed, reminder.State);
        Assert.DoesNotContain(await EventsAsync(host, doctor), entry => entry.Event.Type == "mail.by-post");
    }

    [Fact]
    public async Task Revoked_OfAReportWithdrawnAtOnce_AsksForNoForm()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        await host.DoctorAsync(Address);
        string id = await Paperwork.CallAsync(host);
        await host.Get<RequestDesk>().WithdrawAsync(id, "届出の意思がないとのこと", FlowHost.Reception, host.Signals, Token);

        await host.SkipAsync(TimeSpan.FromMinutes(1));

        CapturedMail revoked = Assert.Single(host.MailsToHolders, mail => mail.Categories.Contains("lost-report.revoked"));
        Assert.DoesNotContain("必着", revoked.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("届いております", revoked.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Provider_BusyForADay_GivesTheMailToThePost()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        host.Get<ProviderConduct>().Answer = ProviderAnswer.Busy;
        (HolderFile doctor, _) = await CalledAsync(host);

        await host.SkipAsync(TimeSpan.FromHours(26));

        Assert.Equal(MailState.Failed, (await host.FileAsync(doctor.Holder.HolderId)).Mails.Single().State);
        Assert.Single(await EventsAsync(host, doctor), entry => entry.Event.Type == "mail.by-post");
    }

    [Fact]
    public async Task Provider_Refusing_GivesTheMailToThePost()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        host.Get<ProviderConduct>().Answer = ProviderAnswer.Refuse;

        (HolderFile doctor, _) = await CalledAsync(host);

        Assert.Equal(MailState.Failed, (await host.FileAsync(doctor.Holder.HolderId)).Mails.Single().State);
        IReadOnlyList<TimelineEntry> events = await EventsAsync(host, doctor);
        Assert.Single(events, entry => entry.Event.Type == "mail.by-post");
        Assert.Single(events, entry => entry.Event.Type == "mail.refused");
    }

    [Theory]
    [InlineData(DeliveryStory.DeliverTwice)]
    [InlineData(DeliveryStory.DeliverOutOfOrder)]
    [InlineData(DeliveryStory.SpamReport)]
    public async Task Reports_TwiceOrOutOfOrder_EndAsDelivered(DeliveryStory story)
    {
        await using FlowHost host = await FlowHost.StartAsync();
        (HolderFile doctor, _) = await CalledAsync(host);

        await PlayAsync(host, story);

        Assert.Equal(MailState.Delivered, (await host.FileAsync(doctor.Holder.HolderId)).Mails.Single().State);
        IReadOnlyList<TimelineEntry> events = await EventsAsync(host, doctor);
        Assert.Single(events, entry => entry.Event.Type == "mail.delivered");
        Assert.Equal(story == DeliveryStory.SpamReport ? 1 : 0, events.Count(entry => entry.Event.Type == "mail.spam-reported"));
    }

    [Fact]
    public async Task Reports_InEveryOrder_LeaveTheSameRecords()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        (HolderFile doctor, string id) = await CalledAsync(host);
        string[][] orders = [.. Permutations(["processed", "deferred", "delivered", "bounce"])];
        Decision mails = new Decision().Record("mail.intended", Actor.System, id, new StatusMail(doctor.Holder.HolderId, id, StatusMailKind.LostReportCardFound).Facts());
        for (int round = 1; round <= orders.Length; round++)
        {
            mails.Put(new MailRecord
            {
                MailId = $"{id}-{StatusMailKind.LostReportCardFound}-{round}",
                RequestId = id,
                Template = nameof(StatusMailKind.LostReportCardFound),
                State = MailState.Intended,
                IntendedAt = host.Clock.GetUtcNow(),
            });
        }

        await host.Get<HolderRegistry>().DecideAsync(doctor.Holder.HolderId, "test-mails", _ => mails, host.Signals, Token);

        foreach ((int index, string[] order) in orders.Index())
        {
            foreach (string report in order)
            {
                byte[] batch = Batch(host, report, $"{id}-{StatusMailKind.LostReportCardFound}-{index + 1}");
                Assert.Equal(200, await host.Get<ProviderReports>().PostAsync(batch, Token));
                Assert.Equal(200, await host.Get<ProviderReports>().PostAsync(batch, Token));
            }
        }

        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        MailRecord[] noted = [.. file.Mails.Where(mail => mail.Template == nameof(StatusMailKind.LostReportCardFound))];
        Assert.Equal(24, noted.Length);
        Assert.All(noted, mail => Assert.Equal((MailState.Bounced, true), (mail.State, mail.AddressRefusedAt is not null)));
        Assert.Single(file.Tasks, task => task.Kind == TaskKind.CheckMailAddress);
        Assert.Equal(24, (await EventsAsync(host, doctor)).Count(entry => entry.Event.Type == "mail.by-post"));
    }

    /// <summary>A doctor whose card is reported lost, and the first mail handed to the provider, or not.</summary>
    static async Task<(HolderFile Doctor, string RequestId)> CalledAsync(FlowHost host)
    {
        HolderFile doctor = await host.DoctorAsync(Address);
        LostReportReceipt receipt = await host.Get<LostReportDesk>().TakeCallAsync(
            new() { CardSerial = "MD00000001", RevocationWord = "みほんざくら" }, FlowHost.Reception, "test-key-1", host.Signals, Token);
        await host.SkipAsync(TimeSpan.FromMinutes(1));
        return (doctor, receipt.RequestId);
    }

    static async Task PlayAsync(FlowHost host, DeliveryStory story) =>
        Assert.All(await host.Get<ProviderReports>().PlayAsync(host.Mails[0], story, Token), answer => Assert.Equal(200, answer));

    static async Task CheckAddressAsync(FlowHost host, HolderFile doctor, string requestId, TaskOutcome outcome)
    {
        StaffTask task = (await host.FileAsync(doctor.Holder.HolderId)).Tasks.Single(task => task is { Kind: TaskKind.CheckMailAddress, CompletedAt: null });
        await host.Get<RequestDesk>().CompleteTaskAsync(requestId, task.TaskId, outcome, "電話で本人に確認", FlowHost.Reception, host.Signals, Token);
    }

    static Task<IReadOnlyList<TimelineEntry>> EventsAsync(FlowHost host, HolderFile doctor) =>
        host.Get<Timeline>().ReadAsync(doctor.Holder.HolderId, cancellationToken: Token);

    static byte[] Batch(FlowHost host, string report, string mailId) => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new[]
    {
        new Dictionary<string, object>
        {
            ["event"] = report,
            ["mail_key"] = mailId,
            ["sg_event_id"] = $"{mailId}-{report}",
            ["timestamp"] = host.Clock.GetUtcNow().ToUnixTimeSeconds(),
        },
    }));

    static IEnumerable<string[]> Permutations(string[] all) => all.Length <= 1
        ? [all]
        : all.SelectMany((first, i) => Permutations([.. all.Where((_, j) => j != i)]).Select(rest => (string[])[first, .. rest]));
}
