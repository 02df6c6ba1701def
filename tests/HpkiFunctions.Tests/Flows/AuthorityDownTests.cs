using System.Text.Json;
using Azure.Storage.Blobs;
using Hpki.Correspondence.Mail.LostReports;
using Hpki.Procedures.Cards;
using Hpki.Procedures.Requests;
using Hpki.Registry.Deliveries;
using Hpki.Registry.Holders;
using HpkiFunctions.LostReports;
using HpkiFunctions.Problems;
using HpkiFunctions.Reviews;
using HpkiFunctions.Revocations;
using HpkiFunctions.Tests.Histories;

namespace HpkiFunctions.Tests.Flows;

/// <summary>Revocations while the published lists cannot be read: alarms, an exception after a day, the review all the same, and the confirmation at last.</summary>
public sealed class AuthorityDownTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    // Called on Tuesday at 10:00: after 15 minutes, on Wednesday at 9:00, with the exception at 10:00, and on Thursday at 9:00.
    [Theory]
    [InlineData(20, 1, 0)]
    [InlineData((23 * 60) + 10, 2, 0)]
    [InlineData((24 * 60) + 20, 3, 1)]
    [InlineData(48 * 60, 4, 1)]
    public async Task Origin_DownForAWhile_AlarmsEachMorningAndWithTheExceptionAndIsConfirmedAtLast(int minutes, int alarms, int exceptions)
    {
        await using Neighbour origin = await Neighbour.StartAsync();
        await using FlowHost host = await FlowHost.StartAsync([("Pki:CrlOrigin", origin.Address.ToString()), .. ByTheClock.FlowsAlone]);
        origin.Behind = new($"{host.Get<BlobServiceClient>().Uri.AbsoluteUri.TrimEnd('/')}/crl");
        origin.AnswersOnly = 503;
        HolderFile doctor = await host.DoctorAsync();

        LostReportReceipt receipt = await host.CallAsync(Desk.Proved);
        await host.SkipAsync(TimeSpan.FromMinutes(minutes));
        int whileDown = host.MailsOf(LostReportTemplates.RevocationUnconfirmed);
        CardState stateWhileDown = (await host.FileAsync(doctor.Holder.HolderId)).Card("MD00000001").State;
        origin.AnswersOnly = null;
        await host.SkipAsync(TimeSpan.FromMinutes(6));

        Assert.NotEqual(RevocationOutcome.Confirmed, receipt.Revocation);
        Assert.Equal((alarms, CardState.Revoking), (whileDown, stateWhileDown));
        Assert.Equal(exceptions, (await host.EventsAsync(doctor, "revocation.exception")).Count(recorded => recorded.Facts["cause"].Length > 0));
        Assert.Equal((alarms, 1), (host.MailsOf(LostReportTemplates.RevocationUnconfirmed), host.MailsOf(LostReportTemplates.Revoked)));
        Assert.Equal(CardState.Revoked, (await host.FileAsync(doctor.Holder.HolderId)).Card("MD00000001").State);
    }

    [Fact]
    public async Task Review_WhileTheOriginIsDown_IsDueAllTheSame()
    {
        await using Neighbour origin = await Neighbour.StartAsync();
        await using FlowHost host = await FlowHost.StartAsync([("Pki:CrlOrigin", origin.Address.ToString()), .. ByTheClock.FlowsAlone]);
        origin.Behind = new($"{host.Get<BlobServiceClient>().Uri.AbsoluteUri.TrimEnd('/')}/crl");
        origin.AnswersOnly = 503;
        HolderFile doctor = await host.DoctorAsync();
        LostReportReceipt receipt = await host.CallAsync(Desk.Proved);

        await host.SkipAsync(TimeSpan.FromHours(24.5));
        int overdue = host.MailsOf(LostReportTemplates.ReviewOverdue);
        await host.CompleteAsync(doctor, TaskKind.ReviewEmergency, new() { Outcome = TaskOutcome.Confirmed });
        bool ended = (await host.Client.GetInstanceAsync(EmergencyReviews.InstanceId(receipt.OrderId!), Token))!.IsCompleted;
        await host.SkipAsync(TimeSpan.FromDays(2));

        Assert.Equal((1, true), (overdue, ended));
        Assert.Equal(1, host.MailsOf(LostReportTemplates.ReviewOverdue));
        Assert.Equal(CardState.Revoking, (await host.FileAsync(doctor.Holder.HolderId)).Card("MD00000001").State);
    }

    [Fact]
    public async Task Order_WhoseFlowADeadHostStartedLate_AlarmsBeforeAnotherQuarterHour()
    {
        await using Neighbour origin = await Neighbour.StartAsync();
        await using FlowHost host = await FlowHost.StartAsync([("Pki:CrlOrigin", origin.Address.ToString()), .. ByTheClock.FlowsAlone]);
        origin.Behind = new($"{host.Get<BlobServiceClient>().Uri.AbsoluteUri.TrimEnd('/')}/crl");
        origin.AnswersOnly = 503;
        await host.DoctorAsync();
        await host.Get<LostReportDesk>().TakeCallAsync(Desk.Proved, FlowHost.Reception, "desk-key-of-a-dead-host", new NobodyHears(), Token);

        host.Clock.Advance(TimeSpan.FromHours(2));
        await host.Get<PendingSweeper>().SweepAsync(host.Signals, Token);
        await host.SkipAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(1, host.MailsOf(LostReportTemplates.RevocationUnconfirmed));
    }

    [Fact]
    public async Task SecondCall_WhileTheFirstIsUnconfirmed_TriesTheOrderNow()
    {
        await using Neighbour origin = await Neighbour.StartAsync();
        await using FlowHost host = await FlowHost.StartAsync([("Pki:CrlOrigin", origin.Address.ToString()), .. ByTheClock.FlowsAlone]);
        origin.Behind = new($"{host.Get<BlobServiceClient>().Uri.AbsoluteUri.TrimEnd('/')}/crl");
        origin.AnswersOnly = 503;
        HolderFile doctor = await host.DoctorAsync();
        LostReportReceipt first = await host.CallAsync(Desk.Proved);
        origin.AnswersOnly = null;

        ProblemException answer = await Assert.ThrowsAsync<ProblemException>(() => host.CallAsync(Desk.Proved));

        Assert.Equal(first.RequestNumber, answer.Problem.RequestNumber);
        Assert.Contains("失効済み", answer.Problem.Detail, StringComparison.Ordinal);
        Assert.Equal(CardState.Revoked, (await host.FileAsync(doctor.Holder.HolderId)).Card("MD00000001").State);
    }

    /// <summary>A host that dies between the decision and its delivery.</summary>
    sealed class NobodyHears : IOrchestrationSignals
    {
        public Task StartAsync(string orchestration, string instanceId, JsonElement input, CancellationToken cancellationToken) => throw new IOException("The host is gone.");

        public Task<SignalOutcome> SignalAsync(string instanceId, JsonElement payload, CancellationToken cancellationToken) => throw new IOException("The host is gone.");

        public Task UndeliverableAsync(UndeliverableSignal signal, CancellationToken cancellationToken) => throw new IOException("The host is gone.");
    }
}
