using Hpki.Procedures.Cards;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Access;
using HpkiFunctions.LostReports;
using HpkiFunctions.Problems;
using HpkiFunctions.Revocations;

namespace HpkiFunctions.Tests.Flows;

/// <summary>Calls about a card that was reported before, or needs no revocation, and calls about two cards of one holder.</summary>
public sealed class RepeatedCallTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TwoCalls_AtOnce_AreOneRequestOneOrderAndOneRevocation()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();

        string?[] numbers = await Task.WhenAll(NumberOfAsync(host, FlowHost.Reception), NumberOfAsync(host, FlowHost.Examiner));

        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Equal(numbers[0], numbers[1]);
        Assert.Equal((1, 1), (file.Requests.Count, file.Orders.Count));
        Assert.Single(await host.EventsAsync(doctor, "revocation.confirmed"));
        Assert.Single(await host.EventsAsync(doctor, "lost-report.call"));
        Assert.Single(await host.EventsAsync(doctor, "lost-report.repeated"));
    }

    [Fact]
    public async Task SecondCall_Later_IsRecordedOnTheReportAndSaysWhenTheCardWasRevoked()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        LostReportReceipt first = await host.CallAsync(Desk.Proved);
        await host.SkipAsync(TimeSpan.FromDays(31));

        ProblemException answer = await Assert.ThrowsAsync<ProblemException>(() => host.CallAsync(Desk.Doubtful));

        Assert.Equal((409, first.RequestNumber), (answer.Problem.Status, answer.Problem.RequestNumber));
        Assert.Contains("2026年11月24日", answer.Problem.Detail, StringComparison.Ordinal);
        TimelineEvent recorded = Assert.Single(await host.EventsAsync(doctor, "lost-report.repeated"));
        Assert.Equal((first.RequestId, "Revoked", "failed"), (recorded.RequestId, recorded.Facts["cardState"], recorded.Facts["proof"]));
        Assert.Single((await host.FileAsync(doctor.Holder.HolderId)).Requests);
    }

    [Fact]
    public async Task SecondCall_Proved_AnswersWhatTheFirstLeftOpen()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        LostReportReceipt first = await host.CallAsync(Desk.Proved);

        await Assert.ThrowsAsync<ProblemException>(() => host.CallAsync(
            Desk.Proved with { Reason = RevocationReason.Theft, SecondCertificateToo = true, WantsReissue = true }));

        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Request report = file.Request(first.RequestId);
        Assert.Equal((true, true), (report.SecondCertificateToo, report.WantsReissue));
        Assert.Single(file.Tasks, task => task is { Kind: TaskKind.EndSecondCertificate, CompletedAt: null });
        Assert.Equal("Yes", Assert.Single(await host.EventsAsync(doctor, "second-certificate.answered")).Facts["answer"]);
        TimelineEvent recorded = Assert.Single(await host.EventsAsync(doctor, "lost-report.repeated"));
        Assert.Equal(("Theft", "yes", "yes"), (recorded.Facts["reason"], recorded.Facts["secondCertificate"], recorded.Facts["reissue"]));
    }

    [Fact]
    public async Task SecondCall_NotProved_IsRecordedWithItsWishesAndChangesNone()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        LostReportReceipt first = await host.CallAsync(Desk.Proved);

        await Assert.ThrowsAsync<ProblemException>(() => host.CallAsync(Desk.Doubtful with { SecondCertificateToo = true, WantsReissue = false }));

        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Equal(((bool?)null, (bool?)null), (file.Request(first.RequestId).SecondCertificateToo, file.Request(first.RequestId).WantsReissue));
        Assert.DoesNotContain(file.Tasks, task => task.Kind == TaskKind.EndSecondCertificate);
        TimelineEvent recorded = Assert.Single(await host.EventsAsync(doctor, "lost-report.repeated"));
        Assert.Equal(("Loss", "yes", "no"), (recorded.Facts["reason"], recorded.Facts["secondCertificate"], recorded.Facts["reissue"]));
        Assert.Equal(1, file.Holder.ProofFailures);
    }

    [Theory]
    [InlineData(CardState.Ordered)]
    [InlineData(CardState.Expired)]
    [InlineData(CardState.Returned)]
    [InlineData(CardState.Destroyed)]
    [InlineData(CardState.Cancelled)]
    public async Task Call_AboutACardThatNeedsNoRevocation_IsRecordedAndNothingElse(CardState state)
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        await PutAsync(host, doctor, state);

        ProblemException answer = await Assert.ThrowsAsync<ProblemException>(() => host.CallAsync(Desk.Proved));

        Assert.Equal((409, RepeatedCalls.Code, (string?)null), (answer.Problem.Status, answer.Problem.Code, answer.Problem.RequestNumber));
        Assert.Equal(state.ToString(), Assert.Single(await host.EventsAsync(doctor, "lost-report.repeated")).Facts["cardState"]);
        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Empty(file.Requests);
        Assert.Equal(state, file.Card("MD00000001").State);
    }

    [Fact]
    public async Task Call_AboutACardLostInThePost_RevokesIt()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        await PutAsync(host, doctor, CardState.Produced);

        LostReportReceipt receipt = await host.CallAsync(Desk.Proved);

        Assert.Equal(RevocationOutcome.Confirmed, receipt.Revocation);
        Assert.Equal(CardState.Revoked, (await host.FileAsync(doctor.Holder.HolderId)).Card("MD00000001").State);
    }

    [Fact]
    public async Task TwoCards_OfOneHolder_AreReportedSideBySide()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        HolderFile other = await host.DoctorAsync(serial: "MD00000002");
        Card second = other.Card("MD00000002") with { CardSerial = "MD00000003", HolderId = doctor.Holder.HolderId };
        await host.Get<HolderRegistry>().DecideAsync(
            doctor.Holder.HolderId, "second-card", _ => new Decision().Put(second).Record("card.registered", Actor.System), host.Signals, Token);

        LostReportReceipt alone = await host.CallAsync(Desk.Doubtful);
        CardState untouched = (await host.FileAsync(doctor.Holder.HolderId)).Card("MD00000003").State;
        LostReportReceipt[] both = await Task.WhenAll(host.CallAsync(Desk.Proved), host.CallAsync(Desk.Proved with { CardSerial = "MD00000003" }));

        Assert.Equal(["MD00000003"], alone.OtherCardsInForce);
        Assert.Equal(CardState.Active, untouched);
        Assert.All(both, receipt => Assert.Equal(RevocationOutcome.Confirmed, receipt.Revocation));
        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Equal((2, 2), (file.Requests.Count, file.Orders.Count));
        Assert.All(file.Cards, card => Assert.Equal(CardState.Revoked, card.State));
    }

    static async Task<string?> NumberOfAsync(FlowHost host, StaffPrincipal staff)
    {
        try
        {
            return (await host.CallAsync(Desk.Proved, staff)).RequestNumber;
        }
        catch (ProblemException known) when (known.Problem.Code == RepeatedCalls.Code)
        {
            return known.Problem.RequestNumber;
        }
    }

    static Task<DecisionResult> PutAsync(FlowHost host, HolderFile doctor, CardState state) => host.Get<HolderRegistry>().DecideAsync(
        doctor.Holder.HolderId, $"put-{state}",
        file => new Decision().Put(file.Card("MD00000001") with { State = state }).Record("card.registered", Actor.System, facts: new Dictionary<string, string> { ["cardSerial"] = "MD00000001" }),
        host.Signals, Token);
}
