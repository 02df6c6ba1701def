using Hpki.Correspondence.Mail.LostReports;
using Hpki.Correspondence.Mail.PaperRequests;
using Hpki.LocalHost.CardBureau;
using Hpki.Pki.Authorities;
using Hpki.Pki.Certificates;
using Hpki.Procedures.Calendar;
using Hpki.Procedures.CardOrders;
using Hpki.Procedures.Cards;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Deficiencies;
using Hpki.Procedures.Deliveries;
using Hpki.Procedures.Discontinuations;
using Hpki.Procedures.Documents;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.Papers;
using Hpki.Procedures.Reissues;
using Hpki.Procedures.Requests;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Timelines;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Tests.Flows;

/// <summary>利用中止 from the papers to the end of every certificate, and what else ends with it.</summary>
public sealed class DiscontinuationFlowTests
{
    static readonly ItemFinding DeathCertificate = new(PaperItem.DeathEvidence, PaperFinding.Present);

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AtOnce_RevokesTheCardAsksItBackAndTellsTheHolderWhenItIsOnTheLists()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = await ApplyAsync(host, doctor);

        await host.ExamineEndAsync(doctor, DiscontinuationReason.OwnWish, new(2026, 11, 1));
        await host.SkipAsync(TimeSpan.FromMinutes(5));

        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Equal((RequestState.Completed, CardState.Revoked, RevocationReason.Discontinuation), (file.Request(id).State, file.Cards[0].State, file.Cards[0].RevocationReason));
        Assert.Equal(new DateOnly(2026, 11, 24), file.Request(id).EffectiveOn);
        Assert.Equal([PaperRequestTemplates.UseEnded], Paperwork.MailsOf(host));
        Assert.True(await IsListedAsync(host, file.Cards[0]));
        Assert.True((await host.Get<Timeline>().VerifyAsync(doctor.Holder.HolderId, Token)).IsWhole);

        await host.CardTaskAsync(doctor, TaskKind.ReceiveOldCard, new() { Outcome = TaskOutcome.Confirmed });
        await host.CardTaskAsync(doctor, TaskKind.DestroyOldCard, new() { Outcome = TaskOutcome.Confirmed });
        await host.CardTaskAsync(doctor, TaskKind.WitnessDestruction, new() { Outcome = TaskOutcome.Confirmed }, FlowHost.Examiner);
        Assert.Equal(CardState.Destroyed, (await host.FileAsync(doctor.Holder.HolderId)).Cards[0].State);
    }

    [Fact]
    public async Task OnADayToCome_WaitsForItAndCanBeWithdrawnUntilThen()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string first = await ApplyAsync(host, doctor);
        await host.ExamineEndAsync(doctor, DiscontinuationReason.OwnWish, new(2026, 12, 31));
        await host.SkipAsync(TimeSpan.FromDays(20));
        await host.Get<RequestDesk>().WithdrawAsync(first, "続けて使う", FlowHost.Reception, host.Signals, Token);
        await host.SettleAsync();
        CardState kept = (await host.FileAsync(doctor.Holder.HolderId)).Cards[0].State;

        string second = await ApplyAsync(host, doctor);
        await host.ExamineEndAsync(doctor, DiscontinuationReason.OwnWish, new(2026, 12, 31));
        await host.Clock.SkipToAsync(TokyoTime.At(new DateOnly(2026, 12, 30), new TimeOnly(23, 0)), Token);
        RequestState before = await host.StateAsync(doctor, second);
        await host.Clock.SkipToAsync(TokyoTime.At(new DateOnly(2026, 12, 31), new TimeOnly(10, 0)), Token);

        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Equal((RequestState.Withdrawn, CardState.Active, RequestState.AwaitingEffectiveDate), (file.Request(first).State, kept, before));
        Assert.Equal((RequestState.Completed, CardState.Revoked), (file.Request(second).State, file.Cards[0].State));
        Assert.Equal(
            [PaperRequestTemplates.DiscontinuationPlanned, PaperRequestTemplates.Withdrawn, PaperRequestTemplates.DiscontinuationPlanned, PaperRequestTemplates.UseEnded],
            Paperwork.MailsOf(host));
        ProblemException late = await Assert.ThrowsAsync<ProblemException>(() => host.Get<RequestDesk>().WithdrawAsync(second, "やめる", FlowHost.Reception, host.Signals, Token));
        Assert.Equal("not-withdrawable", late.Problem.Code);
    }

    [Fact]
    public async Task Entries_ThatCannotBe_AreRefusedByName()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        await ApplyAsync(host, doctor);

        await RefusedAsync("discontinuation", () => host.ExamineEndAsync(doctor, null));
        await RefusedAsync("discontinuation", () => host.ExamineEndAsync(doctor, (DiscontinuationReason)99));
        await RefusedAsync("discontinuation", () => host.ExamineEndAsync(doctor, DiscontinuationReason.OwnWish, new(2028, 1, 1)));
        await RefusedAsync("discontinuation", () => host.ExamineEndAsync(doctor, DiscontinuationReason.Death, new(2026, 12, 1), DeathCertificate));
        await RefusedAsync("findings", () => host.ExamineEndAsync(doctor, DiscontinuationReason.Death));
        await RefusedAsync("findings", () => host.ExamineEndAsync(doctor, DiscontinuationReason.OwnWish, null, DeathCertificate));

        Assert.Equal(CardState.Active, (await host.FileAsync(doctor.Holder.HolderId)).Cards[0].State);
    }

    [Fact]
    public async Task Death_IsNeverMailedAbout_AndTheFamilyGetsALetterAtTheResidence()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string reissue = await host.ApplyAsync(doctor);
        await host.ExamineAsync(doctor, ReissueReason.Other);
        await host.DoAsync(doctor, TaskKind.CheckLicence);
        await host.DoAsync(doctor, TaskKind.DecideFee, yen: 5500);
        int mailsBefore = host.Mails.Count;
        string id = await ApplyAsync(host, doctor);

        await host.ExamineEndAsync(doctor, DiscontinuationReason.Death, null, new ItemFinding(PaperItem.DeathEvidence, PaperFinding.Missing));
        RequestState asked = await host.StateAsync(doctor, id);
        await host.PaperAsync(doctor, id, page: 7, DocumentKind.Other);
        await host.ExamineEndAsync(doctor, DiscontinuationReason.Death, null, DeathCertificate);
        await host.SkipAsync(TimeSpan.FromMinutes(5));

        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Letter letter = Assert.Single(file.Letters, letter => letter.Template == nameof(StatusMailKind.UseEnded));
        Assert.Equal((RequestState.AwaitingPapers, RequestState.Completed, RequestState.EndedWithUse), (asked, file.Request(id).State, file.Request(reissue).State));
        Assert.Equal(RevocationReason.Death, file.Cards[0].RevocationReason);
        Assert.Equal(mailsBefore, host.Mails.Count);
        Assert.DoesNotContain(file.Letters, other => other.Template == nameof(StatusMailKind.EndedWithUse));
        Assert.Contains("ご遺族", await TextOfAsync(host, file, letter), StringComparison.Ordinal);
        Assert.DoesNotContain(file.Tasks, task => task.RequestId == reissue && task.CompletedAt is null && task.Kind != TaskKind.NotifyByPost);
    }

    [Fact]
    public async Task PaidReissue_EndsWithTheUse_AndItsFeeGoesBack()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string reissue = await host.ApplyAsync(doctor);
        await host.ExamineAsync(doctor, ReissueReason.Other);
        await host.DoAsync(doctor, TaskKind.CheckLicence);
        await host.DoAsync(doctor, TaskKind.DecideFee, yen: 5500);
        await host.PayAsync(reissue, 5500, "paid-before-the-end");
        await ApplyAsync(host, doctor);

        await host.ExamineEndAsync(doctor, DiscontinuationReason.OwnWish);
        await host.SkipAsync(TimeSpan.FromMinutes(5));

        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Equal(RequestState.EndedWithUse, file.Request(reissue).State);
        Assert.Equal(5500, Assert.Single(file.Tasks, task => task.Kind == TaskKind.RefundPayment).Yen);
        Assert.Equal(1, host.MailsOf(PaperRequestTemplates.EndedWithUse));
        Assert.Single(await host.EventsAsync(doctor, "reissue.ended-with-use"));
    }

    [Theory]
    [InlineData(1, CardOrderState.Cancelled)]
    [InlineData(2, CardOrderState.Cancelled)]
    [InlineData(3, CardOrderState.Produced)]
    public async Task NewCard_OnItsWay_IsRevokedToo(int exchanges, CardOrderState end)
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string reissue = await host.OrderedAsync(doctor);
        for (int i = 0; i < exchanges; i++)
        {
            await host.ExchangeAsync();
            await host.Get<DemoCardBureau>().WorkAsync(Token);
        }

        if (end == CardOrderState.Produced)
        {
            await host.ByHandAsync(doctor);
        }

        await ApplyAsync(host, doctor);
        await host.ExamineEndAsync(doctor, DiscontinuationReason.LicenceCancelled);
        await host.SkipAsync(TimeSpan.FromMinutes(5));
        await host.ExchangeAsync();
        await host.SettleAsync();

        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Equal((RequestState.EndedWithUse, end), (file.Request(reissue).State, file.CardOrderOf(reissue)!.State));
        Assert.All(file.Cards, card => Assert.Equal(CardState.Revoked, card.State));
        Assert.Equal(exchanges == 1 ? 1 : 2, file.Cards.Count);
        Assert.DoesNotContain(file.Deliveries, delivery => delivery.State is DeliveryState.Arranged or DeliveryState.Posted);
        foreach (Card card in file.Cards)
        {
            Assert.True(await IsListedAsync(host, card));
        }
    }

    [Fact]
    public async Task Card_LostWhileTheDayIsAwaited_LeavesNothingToRevoke_AndASecondNoticeEndsWithTheFirst()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string first = await ApplyAsync(host, doctor);
        await host.ExamineEndAsync(doctor, DiscontinuationReason.OwnWish, new(2026, 12, 1));
        string second = await ApplyAsync(host, doctor);
        string report = (await host.CallAsync(Desk.Proved)).RequestId;

        await host.Clock.SkipToAsync(TokyoTime.At(new DateOnly(2026, 12, 1), new TimeOnly(10, 0)), Token);

        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Equal((RequestState.Completed, RequestState.EndedWithUse, RequestState.AwaitingForm), (file.Request(first).State, file.Request(second).State, file.Request(report).State));
        Assert.Equal(RevocationReason.Loss, file.Cards[0].RevocationReason);
        Assert.DoesNotContain(file.Tasks, task => task.Kind == TaskKind.ReceiveOldCard);
    }

    [Fact]
    public async Task DisclosureWithItsLetterInThePost_AndACallThatWaitsForItsProof_EndWithTheUse()
    {
        await using FlowHost host = await FlowHost.StartAsync(PinDesk.Settings);
        HolderFile doctor = await host.DoctorAsync();
        await host.SealAsync("Zq7-Wm4x");
        string pin = await host.ApplyAsync(doctor, ProcedureKind.PinDisclosure, DocumentKind.PinDisclosureApplication);
        await host.ExamineAsync(doctor);
        await host.DiscloseAsync(doctor);
        await host.PrintPinAsync(doctor, FlowHost.Examiner);
        await host.PostPinAsync(doctor);
        string report = (await host.CallAsync(Desk.Proved with { RevocationWord = "ちがうことば" })).RequestId;
        await ApplyAsync(host, doctor);

        await host.ExamineEndAsync(doctor, DiscontinuationReason.OwnWish);
        await host.SkipAsync(TimeSpan.FromMinutes(5));
        CardState revoked = (await host.FileAsync(doctor.Holder.HolderId)).Cards[0].State;
        ProblemException needless = await Assert.ThrowsAsync<ProblemException>(() => host.DoAsync(doctor, TaskKind.ProveCaller, staff: FlowHost.Approver));
        await host.DoAsync(doctor, TaskKind.ProveCaller, TaskOutcome.Refused, FlowHost.Approver);

        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Equal((RequestState.EndedWithUse, CardState.Revoked, RequestState.Unfounded), (file.Request(pin).State, revoked, file.Request(report).State));
        Assert.Equal(("nothing-to-revoke", 0), (needless.Problem.Code, host.MailsOf(LostReportTemplates.HoldLifted)));
        Assert.DoesNotContain(file.Tasks, task => task.RequestId == pin && task.CompletedAt is null);
        Assert.Equal(CardState.Revoked, file.Cards[0].State);
    }

    [Fact]
    public async Task Papers_ThatNeverCome_LeaveTheCardInForce()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = await ApplyAsync(host, doctor);
        await host.ExamineEndAsync(doctor, DiscontinuationReason.OwnWish, null, PaperDesk.Unsigned);

        await host.SkipAsync(TimeSpan.FromDays(40));

        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Equal((RequestState.LapsedWithoutPapers, CardState.Active), (file.Request(id).State, file.Cards[0].State));
        Assert.Equal(1, host.MailsOf(PaperRequestTemplates.Lapsed));
    }

    static Task<string> ApplyAsync(FlowHost host, HolderFile doctor) => host.ApplyAsync(doctor, ProcedureKind.Discontinuation, DocumentKind.DiscontinuationNotice);

    static async Task<bool> IsListedAsync(FlowHost host, Card card) =>
        (await host.Get<ICertificationAuthority>().ReadCrlAsync(CertificatePurpose.Signing, Token)).Contains(CertificateSerial.Parse(card.SigningCertificateSerial))
        && (await host.Get<ICertificationAuthority>().ReadCrlAsync(CertificatePurpose.Authentication, Token)).Contains(CertificateSerial.Parse(card.AuthenticationCertificateSerial));

    static Task<string> TextOfAsync(FlowHost host, HolderFile file, Letter letter) =>
        Task.FromResult(host.Get<StatusMailTexts>().Write(file, StatusMail.Of(letter), TokyoTime.DateOf(host.Clock.GetUtcNow())).Text);

    static async Task RefusedAsync(string field, Func<Task> act) => Assert.Equal(field, (await Assert.ThrowsAsync<ProblemException>(act)).Problem.Field);
}
