using Azure.Storage.Blobs;
using Hpki.Correspondence.Mail.LostReports;
using Hpki.Procedures.Cards;
using Hpki.Registry.Holders;
using HpkiFunctions.LostReports;
using HpkiFunctions.Problems;
using HpkiFunctions.Revocations;
using HpkiFunctions.Tests.Histories;

namespace HpkiFunctions.Tests.Flows;

/// <summary>Revocations while the published lists cannot be read: one alarm, an exception after a day, and the confirmation at last.</summary>
public sealed class AuthorityDownTests
{
    [Theory]
    [InlineData(20, 0)]
    [InlineData(25 * 60, 1)]
    public async Task Origin_DownForAWhile_AlarmsOnceAndIsConfirmedAtLast(int minutes, int exceptions)
    {
        await using Neighbour origin = await Neighbour.StartAsync();
        await using FlowHost host = await FlowHost.StartAsync(("Pki:CrlOrigin", origin.Address.ToString()));
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
        Assert.Equal((1, CardState.Revoking), (whileDown, stateWhileDown));
        Assert.Equal(exceptions, (await host.EventsAsync(doctor, "revocation.exception")).Count(recorded => recorded.Facts["cause"].Length > 0));
        Assert.Equal((1, 1), (host.MailsOf(LostReportTemplates.RevocationUnconfirmed), host.MailsOf(LostReportTemplates.Revoked)));
        Assert.Equal(CardState.Revoked, (await host.FileAsync(doctor.Holder.HolderId)).Card("MD00000001").State);
    }

    [Fact]
    public async Task SecondCall_WhileTheFirstIsUnconfirmed_TriesTheOrderNow()
    {
        await using Neighbour origin = await Neighbour.StartAsync();
        await using FlowHost host = await FlowHost.StartAsync(("Pki:CrlOrigin", origin.Address.ToString()));
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
}
