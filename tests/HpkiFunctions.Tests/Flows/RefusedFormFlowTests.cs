using System.Text.Json;
using Hpki.Correspondence.Mail.LostReports;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Deliveries;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.LostReports;
using HpkiFunctions.Requests;
using HpkiFunctions.Tests.Histories;

namespace HpkiFunctions.Tests.Flows;

/// <summary>A refused form starts the deadlines anew, also when it came and went while the flow was looking elsewhere.</summary>
public sealed class RefusedFormFlowTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Form_RefusedWhileTheFlowWaitsForTheProvider_IsAwaitedByItsNewDeadlines()
    {
        await using Neighbour provider = await Neighbour.StartAsync();
        await using FlowHost host = await FlowHost.StartAsync(("SendGrid:Host", provider.Address.ToString()));
        provider.Behind = host.Address;
        HolderFile doctor = await host.DoctorAsync();
        string id = await Paperwork.CallAsync(host);
        await host.SkipAsync(TimeSpan.FromDays(28));
        provider.AnswersOnly = 503;
        await host.Get<RequestDesk>().CardFoundAsync(id, null, FlowHost.Reception, host.Signals, Token);
        await host.SettleAsync();

        await FileAsync(host, doctor, id, host.Signals);
        await Paperwork.CompleteAsync(host, doctor, TaskKind.CheckForm, TaskOutcome.Refused, FlowHost.Approver);
        provider.AnswersOnly = null;
        await host.SkipAsync(TimeSpan.FromDays(4));

        await AssertAwaitedAnewAsync(host, doctor, id);
    }

    [Fact]
    public async Task Form_FiledByAHostThatDiedAndThenRefused_IsAwaitedByItsNewDeadlines()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = await Paperwork.CallAsync(host);
        await host.SkipAsync(TimeSpan.FromDays(28));

        await FileAsync(host, doctor, id, new DeadSignals());
        await Paperwork.CompleteAsync(host, doctor, TaskKind.CheckForm, TaskOutcome.Refused, FlowHost.Approver);
        await host.SkipAsync(TimeSpan.FromDays(4));

        await AssertAwaitedAnewAsync(host, doctor, id);
    }

    static async Task AssertAwaitedAnewAsync(FlowHost host, HolderFile doctor, string id)
    {
        Assert.Equal(RequestState.AwaitingForm, (await host.FileAsync(doctor.Holder.HolderId)).Request(id).State);
        int reminders = host.MailsOf(LostReportTemplates.FirstReminder);
        await host.SkipAsync(TimeSpan.FromDays(10));
        Assert.Equal(reminders + 1, host.MailsOf(LostReportTemplates.FirstReminder));
        await host.SkipAsync(TimeSpan.FromDays(28));
        Assert.Equal(RequestState.ClosedWithoutForm, (await host.FileAsync(doctor.Holder.HolderId)).Request(id).State);
    }

    static Task<DecisionResult> FileAsync(FlowHost host, HolderFile doctor, string id, IOrchestrationSignals signals)
    {
        Document form = Paperwork.Form(host, doctor.Holder.HolderId, id);
        return host.Get<HolderRegistry>().DecideAsync(doctor.Holder.HolderId, $"file-{form.DocumentId}",
            file => host.Get<LostReportFormDecisions>().FileForm(file, form, Actor.System), signals, Token);
    }

    // A host that dies between the decision and its consequences.
    sealed class DeadSignals : IOrchestrationSignals
    {
        public Task StartAsync(string orchestrator, string instanceId, JsonElement input, CancellationToken cancellationToken) => throw new InvalidOperationException();

        public Task<SignalOutcome> SignalAsync(string instanceId, JsonElement signal, CancellationToken cancellationToken) => throw new InvalidOperationException();

        public Task UndeliverableAsync(UndeliverableSignal signal, CancellationToken cancellationToken) => throw new InvalidOperationException();
    }
}
