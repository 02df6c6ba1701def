using Hpki.Correspondence.Mail.PaperRequests;
using Hpki.Pki.Authorities;
using Hpki.Pki.Certificates;
using Hpki.Pki.Crls;
using Hpki.Procedures.CardOrders;
using Hpki.Procedures.Cards;
using Hpki.Procedures.Deliveries;
using Hpki.Procedures.Requests;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Timelines;
using HpkiFunctions.Problems;

namespace HpkiFunctions.Tests.Flows;

/// <summary>再発行 from the order of the card to the end of the old one, with a bureau that makes real keys.</summary>
public sealed class NewCardFlowTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Card_OrderedMadeAndHandedOver_ReplacesTheOldOneWhichIsRevokedReturnedAndDestroyed()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = await host.OrderedAsync(doctor);

        await host.ProducedAsync();
        HolderFile made = await host.FileAsync(doctor.Holder.HolderId);
        CardOrder order = Assert.Single(made.CardOrders);
        Card fresh = made.Card(order.CardSerial!);
        await host.ByHandAsync(doctor);
        StaffTask handedOver = await host.HandedOverAsync(doctor, id);

        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        CardDelivery delivery = Assert.Single(file.Deliveries);
        Assert.Equal((CardOrderState.Produced, CardState.Produced), (order.State, fresh.State));
        Assert.Equal((CardState.Active, CardState.Revoked), (file.Card(fresh.CardSerial).State, file.Card("MD00000001").State));
        Assert.Equal((RequestState.Completed, RevocationReason.Reissue), (file.Request(id).State, Assert.Single(file.Orders).Reason));
        Assert.Equal((DeliveryState.Received, "s-reception", handedOver.CompletedBy), (delivery.State, delivery.EndedBy, delivery.EndedBy));
        Assert.NotNull(delivery.ReceiptDocumentId);
        Assert.Contains("s-approver", handedOver.ExcludedStaffIds);
        Assert.Equal(
            [PaperRequestTemplates.Received, PaperRequestTemplates.Approved, PaperRequestTemplates.CardReady, PaperRequestTemplates.Completed], Paperwork.MailsOf(host));
        await AssertListedAsync(host, CertificatePurpose.Signing, "MD00000001", fresh.CardSerial, file);
        Assert.True((await host.Get<Timeline>().VerifyAsync(doctor.Holder.HolderId, Token)).IsWhole);

        await host.CardTaskAsync(doctor, TaskKind.ReceiveOldCard, new() { Outcome = TaskOutcome.Confirmed });
        await host.CardTaskAsync(doctor, TaskKind.DestroyOldCard, new() { Outcome = TaskOutcome.Confirmed });
        ProblemException alone = await Assert.ThrowsAsync<ProblemException>(
            () => host.CardTaskAsync(doctor, TaskKind.WitnessDestruction, new() { Outcome = TaskOutcome.Confirmed }));
        await host.CardTaskAsync(doctor, TaskKind.WitnessDestruction, new() { Outcome = TaskOutcome.Confirmed }, FlowHost.Examiner);
        Assert.Equal("four-eyes", alone.Problem.Code);
        Assert.Equal(CardState.Destroyed, (await host.FileAsync(doctor.Holder.HolderId)).Card("MD00000001").State);
    }

    static async Task AssertListedAsync(FlowHost host, CertificatePurpose purpose, string oldCard, string newCard, HolderFile file)
    {
        PublishedCrl list = await host.Get<ICertificationAuthority>().ReadCrlAsync(purpose, Token);
        Assert.Contains(list.Entries, entry => entry.Serial.Hex == file.Card(oldCard).SigningCertificateSerial);
        Assert.DoesNotContain(list.Entries, entry => entry.Serial.Hex == file.Card(newCard).SigningCertificateSerial);
    }
}
