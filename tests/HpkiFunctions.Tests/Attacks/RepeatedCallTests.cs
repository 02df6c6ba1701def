using Hpki.Procedures.Cards;
using Hpki.Procedures.LostReports;
using Hpki.Procedures.Requests;
using Hpki.Registry.Holders;
using HpkiFunctions.LostReports;
using HpkiFunctions.Problems;
using HpkiFunctions.Tests.Flows;

namespace HpkiFunctions.Tests.Attacks;

/// <summary>Calls that come again: the same one twice, another one under the same key, and answers tried until they fit.</summary>
public sealed class RepeatedCallTests
{
    static readonly RegisterFactAnswers RightFacts = new() { BirthDate = "1975-04-01", MedicalRegistrationNumber = "990001", PhoneLastFour = "1234" };
    static readonly RegisterFactAnswers WrongFacts = RightFacts with { BirthDate = "1975-04-02" };

    static LostReportInput Call => new() { CardSerial = "MD00000001", RevocationWord = "みほんざくら", Circumstances = "駅で紛失" };

    public static TheoryData<string> Changes => ["circumstances", "reason", "second certificate", "reissue", "word"];

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Key_SentWithOtherContents_IsAConflictAndChangesNothing(string change)
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        LostReportReceipt first = await TakeAsync(host, Call, "one-key-for-two");
        long sequence = (await host.FileAsync(doctor.Holder.HolderId)).Sequence;
        LostReportInput other = change switch
        {
            "circumstances" => Call with { Circumstances = "自宅で紛失" },
            "reason" => Call with { Reason = RevocationReason.Theft },
            "second certificate" => Call with { SecondCertificateToo = true },
            "reissue" => Call with { WantsReissue = false },
            "word" => Call with { RevocationWord = "ちがうことば" },
            _ => throw new ArgumentOutOfRangeException(nameof(change), change, null),
        };

        ProblemException refused = await Assert.ThrowsAsync<ProblemException>(() => TakeAsync(host, other, "one-key-for-two"));
        LostReportReceipt again = await TakeAsync(host, Call, "one-key-for-two");

        Assert.Equal((409, "key-used"), (refused.Problem.Status, refused.Problem.Code));
        Assert.Equal(first.RequestId, again.RequestId);
        Assert.Equal(sequence, (await host.FileAsync(doctor.Holder.HolderId)).Sequence);
    }

    [Fact]
    public async Task Facts_AfterThreeFailuresInADay_ProveNobodyUntilTheNext_ButTheWordDoes()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        HolderFile other = await host.DoctorAsync(serial: "MD00000002");
        for (int guess = 0; guess < GuessingRule.MostFailuresADay; guess++)
        {
            await TakeAsync(host, new() { CardSerial = "MD00000001", Facts = WrongFacts }, $"guess-{guess:D4}");
        }

        LostReportReceipt guessed = await TakeAsync(host, new() { CardSerial = "MD00000001", Facts = RightFacts }, "guess-right");
        CardState afterGuessing = (await host.FileAsync(doctor.Holder.HolderId)).Card("MD00000001").State;
        LostReportReceipt stranger = await TakeAsync(host, new() { CardSerial = "MD00000002", Facts = RightFacts }, "another-doctor");
        LostReportReceipt word = await TakeAsync(host, Call, "the-holder-calls");

        Assert.Equal((null, RequestState.AwaitingCallerProof, CardState.Held), (guessed.Revocation, guessed.State, afterGuessing));
        Assert.NotNull(stranger.Revocation);
        Assert.NotNull(word.Revocation);
        Assert.Equal(CardState.Revoked, (await host.FileAsync(other.Holder.HolderId)).Card("MD00000002").State);
    }

    [Fact]
    public async Task Facts_OnTheDayAfterTheFailures_ProveAgain()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        await host.DoctorAsync();
        for (int guess = 0; guess < GuessingRule.MostFailuresADay; guess++)
        {
            await TakeAsync(host, new() { CardSerial = "MD00000001", Facts = WrongFacts }, $"guess-{guess:D4}");
        }

        host.Clock.Advance(TimeSpan.FromDays(1));
        LostReportReceipt receipt = await TakeAsync(host, new() { CardSerial = "MD00000001", Facts = RightFacts }, "the-next-day");

        Assert.NotNull(receipt.Revocation);
    }

    static Task<LostReportReceipt> TakeAsync(FlowHost host, LostReportInput call, string key) =>
        host.Get<LostReportDesk>().TakeCallAsync(call, FlowHost.Reception, key, host.Signals, TestContext.Current.CancellationToken);
}
