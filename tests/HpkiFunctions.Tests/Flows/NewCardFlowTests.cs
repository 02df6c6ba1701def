using Hpki.Correspondence.Mail.PaperRequests;
using Hpki.LocalHost.CardBureau;
using Hpki.Pki.Authorities;
using Hpki.Pki.Certificates;
using Hpki.Pki.Crls;
using Hpki.Procedures.CardOrders;
using Hpki.Procedures.Cards;
using Hpki.Procedures.Deliveries;
using Hpki.Procedures.Reissues;
using Hpki.Procedures.Requests;
using Hpki.Registry.Escrow;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Projections;
using Hpki.Registry.Timelines;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;

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
        Assert.NotNull(await host.Get<SealedPins>().FindAsync(fresh.CardSerial, Token));
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

    [Fact]
    public async Task Card_ThatFails_IsMadeAgainAndThenGivenUpByAPerson()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = await host.OrderedAsync(doctor);

        host.Get<BureauConduct>().ToFail = 1;
        await host.ProducedAsync();
        CardOrder again = Assert.Single((await host.FileAsync(doctor.Holder.HolderId)).CardOrders);
        await host.Get<DemoCardBureau>().WorkAsync(Token);
        await host.ExchangeAsync();
        Card second = (await host.FileAsync(doctor.Holder.HolderId)).Card((await host.FileAsync(doctor.Holder.HolderId)).CardOrderOf(id)!.CardSerial!);
        await host.CardTaskAsync(doctor, TaskKind.ArrangeDelivery, new() { Outcome = TaskOutcome.Refused });
        HolderFile damaged = await host.FileAsync(doctor.Holder.HolderId);
        host.Get<BureauConduct>().ToFail = 1;
        await host.ProducedAsync();
        await host.DoAsync(doctor, TaskKind.ProductionFailed, TaskOutcome.Refused);

        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Equal((2, CardOrderState.CertificatesSent), (again.Attempt, again.State));
        Assert.Equal((CardState.Produced, CardState.Revoking), (second.State, damaged.Card(second.CardSerial).State));
        Assert.Equal((CardOrderState.Waiting, 3, RequestState.InProduction), (damaged.CardOrderOf(id)!.State, damaged.CardOrderOf(id)!.Attempt, damaged.Request(id).State));
        Assert.Equal((RequestState.NotProduced, CardOrderState.Cancelled), (file.Request(id).State, file.CardOrderOf(id)!.State));
        Assert.Equal(CardState.Active, file.Card("MD00000001").State);
        Assert.Equal(1, host.MailsOf(PaperRequestTemplates.NotProduced));

        await host.SkipAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(CardState.Revoked, (await host.FileAsync(doctor.Holder.HolderId)).Card(second.CardSerial).State);
        Assert.Null(await host.Get<SealedPins>().FindAsync(second.CardSerial, Token));
    }

    [Fact]
    public async Task Card_RevokedBeforeItsHandOver_IsNotHandedOverAndMadeAgain()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = await host.OrderedAsync(doctor);
        await host.ProducedAsync();
        await host.ByHandAsync(doctor);
        string lost = (await host.FileAsync(doctor.Holder.HolderId)).CardOrderOf(id)!.CardSerial!;
        await host.CallAsync(Desk.Proved with { CardSerial = lost });
        await host.SettleAsync();

        ProblemException refused = await Assert.ThrowsAsync<ProblemException>(() => host.HandedOverAsync(doctor, id));
        await host.CardTaskAsync(doctor, TaskKind.HandOverCard, new() { Outcome = TaskOutcome.Refused });
        await host.CardTaskAsync(doctor, TaskKind.ArrangeDelivery, new() { Outcome = TaskOutcome.Refused });

        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Equal("new-card-not-in-force", refused.Problem.Code);
        Assert.Equal((RequestState.InProduction, 2, null), (file.Request(id).State, file.CardOrderOf(id)!.Attempt, file.CardOrderOf(id)!.CardSerial));
        Assert.Equal(CardState.Revoked, file.Card(lost).State);
    }

    [Fact]
    public async Task Card_OfANewName_CarriesItEndsWithTheOldCardAndTheFormerNameStillFindsTheHolder()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync(mailAddress: null);
        string id = await host.ApplyAsync(doctor);
        ProblemException without = await Assert.ThrowsAsync<ProblemException>(() => host.ExamineAsync(doctor, ReissueReason.NameChange, newName: new() { FamilyName = "髙見" }));
        await host.ExamineAsync(doctor, ReissueReason.NameChange);
        await host.DoAsync(doctor, TaskKind.CheckLicence);
        Holder before = (await host.FileAsync(doctor.Holder.HolderId)).Holder;
        await host.DoAsync(doctor, TaskKind.ApproveRequest);
        await host.SkipAsync(TimeSpan.FromDays(40));
        await host.ProducedAsync();

        ProblemException approver = await Assert.ThrowsAsync<ProblemException>(() => host.CardTaskAsync(
            doctor, TaskKind.ArrangeDelivery, new() { Outcome = TaskOutcome.Confirmed, Method = DeliveryMethod.Post }, FlowHost.Approver with { Roles = FlowHost.Reception.Roles }));
        await host.PostedAsync(doctor);
        await host.CardTaskAsync(doctor, TaskKind.ConfirmDelivery, new() { Outcome = TaskOutcome.Refused });
        await host.ByHandAsync(doctor);
        ProblemException unseen = await Assert.ThrowsAsync<ProblemException>(() => host.CardTaskAsync(
            doctor, TaskKind.HandOverCard, new() { Outcome = TaskOutcome.Confirmed, IdentitySeen = true }));
        ProblemException unsigned = await Assert.ThrowsAsync<ProblemException>(() => host.CardTaskAsync(
            doctor, TaskKind.HandOverCard, new() { Outcome = TaskOutcome.Confirmed, IdentitySeen = true, LicenceSeen = true }));
        await host.HandedOverAsync(doctor, id);

        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        CardOrder order = file.CardOrderOf(id)!;
        Assert.Equal(("newName", "four-eyes", "originals", "originals"), (without.Problem.Field, approver.Problem.Code, unseen.Problem.Field, unsigned.Problem.Field));
        Assert.Equal(("見本", "髙見", "タカミ", "TAKAMI TARO"), (before.FamilyName, file.Holder.FamilyName, file.Holder.FamilyKana, file.Holder.RomajiName));
        Assert.Equal((new DateOnly(2031, 11, 23), new DateOnly(2027, 1, 3)), (order.LastDay, order.FirstDay));
        Assert.Equal(order.LastDay, file.Card(order.CardSerial!).ExpiresOn);
        Assert.Equal((RequestState.Completed, RevocationReason.NameChange), (file.Request(id).State, Assert.Single(file.Orders).Reason));
        Assert.Equal([DeliveryState.Failed, DeliveryState.Received], file.Deliveries.OrderBy(delivery => delivery.Number).Select(delivery => delivery.State));
        Assert.Equal([nameof(StatusMailKind.CardPosted), nameof(StatusMailKind.CardReady)], file.Letters.Select(letter => letter.Template).Where(template => template.StartsWith("Card", StringComparison.Ordinal)).Order());
        foreach ((LookupKind kind, string value) in new[] { (LookupKind.FullName, "見本太郎"), (LookupKind.FullName, "髙見太郎"), (LookupKind.FamilyKana, "みほん"), (LookupKind.FullKana, "タカミタロウ") })
        {
            Assert.Equal(doctor.Holder.HolderId, Assert.Single(await host.Get<LookupIndex>().FindAsync(kind, value, cancellationToken: Token)).HolderId);
        }
    }

    [Fact]
    public async Task Membership_GivenUpAndTakenAgain_StandsInTheRegisterWithTheApproval()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        await host.ApplyAsync(doctor);
        await host.ExamineAsync(doctor, ReissueReason.MembershipChange, wasMember: false);
        await host.DoAsync(doctor, TaskKind.CheckLicence);
        await host.DoAsync(doctor, TaskKind.DecideFee, yen: 0);
        await host.DoAsync(doctor, TaskKind.ApproveRequest);
        Holder left = (await host.FileAsync(doctor.Holder.HolderId)).Holder;

        string again = await host.ApplyAsync(doctor);
        ProblemException without = await Assert.ThrowsAsync<ProblemException>(() => host.ExamineAsync(doctor, ReissueReason.MembershipChange));
        await host.ExamineAsync(doctor, ReissueReason.MembershipChange, memberId: "0000990002");
        await host.DoAsync(doctor, TaskKind.CheckLicence);
        await host.DoAsync(doctor, TaskKind.ApproveRequest);

        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Equal((false, null, "jmaMemberId"), (left.IsJmaMember, left.JmaMemberId, without.Problem.Field));
        Assert.Equal((true, "0000990002", 0), (file.Holder.IsJmaMember, file.Holder.JmaMemberId, file.FeeOf(again)!.Yen));
        Assert.Equal("0000990001", file.Changes.Single(change => change.IsJmaMember == false).FormerJmaMemberId);
    }

    static async Task AssertListedAsync(FlowHost host, CertificatePurpose purpose, string oldCard, string newCard, HolderFile file)
    {
        PublishedCrl list = await host.Get<ICertificationAuthority>().ReadCrlAsync(purpose, Token);
        Assert.Contains(list.Entries, entry => entry.Serial.Hex == file.Card(oldCard).SigningCertificateSerial);
        Assert.DoesNotContain(list.Entries, entry => entry.Serial.Hex == file.Card(newCard).SigningCertificateSerial);
    }
}
