using Hpki.Registry.Audit;
using Hpki.Registry.Holders;
using HpkiFunctions.Audit;
using HpkiFunctions.Tests.Flows;

namespace HpkiFunctions.Tests.Audit;

/// <summary>Days go by: seals come, verification runs over several weekends, findings raise the alarm.</summary>
public sealed class AuditFlowTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Days_AreSealedAndVerifiedWhole()
    {
        await using FlowHost host = await FlowHost.StartAsync(ByTheClock.On(nameof(AuditTimers.SealDay)), ByTheClock.On(nameof(AuditTimers.VerifyEverything)));
        HolderFile doctor = await host.DoctorAsync();
        for (int day = 0; day < 3; day++)
        {
            await host.SkipAsync(TimeSpan.FromDays(1));
            await host.Get<DailySeal>().SealAsync(Stop);
        }

        await host.Get<AuditRuns>().ContinueWeeklyAsync(TimeSpan.FromMinutes(1), Stop);

        Assert.Equal([new(2026, 11, 24), new(2026, 11, 25), new(2026, 11, 26)], await host.Get<SealStore>().DatesAsync(Stop));
        Verification run = (await host.Get<VerificationState>().FindAsync(Stop))!;
        Assert.Equal((1, 3, 0, new DateOnly(2026, 11, 26)), (run.Holders, run.Seals, run.FindingCount, run.SealedUntil));
        Assert.NotNull(run.EndedAt);
        Seal first = (await host.Get<SealStore>().FindAsync(new(2026, 11, 24), Stop))!;
        Assert.Equal((doctor.Holder.HolderId, doctor.Sequence), (Assert.Single(first.Pins).Holder, first.Pins[0].Sequence));
    }

    [Fact]
    public async Task WeeklyVerification_InPieces_EndsOnceAndBeginsAgainNextWeek()
    {
        await using FlowHost host = await FlowHost.StartAsync(ByTheClock.On(nameof(AuditTimers.SealDay)), ByTheClock.On(nameof(AuditTimers.VerifyEverything)));
        await host.DoctorAsync();
        await host.DoctorAsync(serial: "MD00000002");
        await host.SkipAsync(TimeSpan.FromDays(1));
        await host.Get<DailySeal>().SealAsync(Stop);
        AuditRuns runs = host.Get<AuditRuns>();
        VerificationState state = host.Get<VerificationState>();

        int pieces = 0;
        do
        {
            await runs.ContinueWeeklyAsync(TimeSpan.Zero, Stop);
            pieces++;
        }
        while ((await state.FindAsync(Stop))!.EndedAt is null);
        Verification first = (await state.FindAsync(Stop))!;
        await runs.ContinueWeeklyAsync(TimeSpan.Zero, Stop);
        Verification same = (await state.FindAsync(Stop))!;
        await host.SkipAsync(TimeSpan.FromDays(7));
        await runs.ContinueWeeklyAsync(TimeSpan.FromMinutes(1), Stop);

        Assert.InRange(pieces, 2, 6);
        Assert.Equal((2, 0), (first.Holders, first.FindingCount));
        Assert.Equal(first.StartedAt, same.StartedAt);
        Assert.NotEqual(first.StartedAt, (await state.FindAsync(Stop))!.StartedAt);
    }
}
