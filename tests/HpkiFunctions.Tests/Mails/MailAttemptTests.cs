using Hpki.Correspondence.Mail;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Requests;
using HpkiFunctions.Tests.Flows;
using HpkiFunctions.Tests.Histories;
using Microsoft.Extensions.DependencyInjection;

namespace HpkiFunctions.Tests.Mails;

/// <summary>Every attempt to send a mail is one process's, the second as well as the first.</summary>
public sealed class MailAttemptTests : IAsyncDisposable
{
    Neighbour? provider;
    FlowHost? started;

    static CancellationToken Token => TestContext.Current.CancellationToken;

    FlowHost Host => started!;

    public async ValueTask DisposeAsync()
    {
        await (started?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (provider?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [Fact]
    public async Task DeferredMail_TakenUpTwiceAtOnce_LeavesOnce()
    {
        StatusMail mail = await DeferredAsync();

        StatusMailOutcome[] outcomes = await Task.WhenAll(Task.Run(() => SendAsync(mail)), Task.Run(() => SendAsync(mail)));

        Assert.Single(outcomes, StatusMailOutcome.Sent);
        Assert.Equal(1, Host.MailsOf("lost-report.revoked"));
    }

    [Fact]
    public async Task DeferredMail_HandedOverByAHostThatDied_WaitsForTheProvidersWord()
    {
        StatusMail mail = await DeferredAsync();
        HolderFile file = await Host.FileAsync(mail.HolderId);

        // As the dead host did: taken up, handed over, not recorded.
        await Host.Get<HolderRegistry>().DecideAsync(mail.HolderId, $"{mail.MailId()}-repeat-1", current => new Decision()
            .Put(current.Mail(mail.MailId()) with { Repeats = 1, TakenUpAt = Host.Clock.GetUtcNow() }).Record("mail.again", Hpki.Procedures.Staff.Actor.System, mail.RequestId, mail.Facts()),
            Host.Signals, Token);
        await Host.Get<IMailSender>().SendAsync(Host.Get<StatusMailTexts>().Write(file, mail).To("mihon.taro@example.jp", "見本 太郎", mail.MailId()), Token);
        Host.Clock.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal(StatusMailOutcome.Later, await SendAsync(mail));
        Assert.Equal(1, Host.MailsOf("lost-report.revoked"));
        await Host.SkipAsync(TimeSpan.FromHours(1));
        Assert.Equal(MailState.Sent, (await Host.FileAsync(mail.HolderId)).Mail(mail.MailId()).State);
        Assert.Equal(2, Host.MailsOf("lost-report.revoked"));
    }

    async Task<StatusMail> DeferredAsync()
    {
        provider = await Neighbour.StartAsync();
        started = await FlowHost.StartAsync(("SendGrid:Host", provider.Address.ToString()));
        provider.Behind = Host.Address;
        HolderFile doctor = await Host.DoctorAsync();
        provider.AnswersOnly = 503;
        StatusMail mail = new(doctor.Holder.HolderId, await Paperwork.CallAsync(Host), StatusMailKind.LostReportRevoked);
        await Host.SkipAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(MailState.Deferred, (await Host.FileAsync(doctor.Holder.HolderId)).Mail(mail.MailId()).State);
        provider.AnswersOnly = null;
        return mail;
    }

    Task<StatusMailOutcome> SendAsync(StatusMail mail) =>
        ActivatorUtilities.CreateInstance<StatusMailActivities>(Host.Get<IServiceProvider>()).SendStatusMail(mail, Host.Client, Token);
}
