using Hpki.Procedures.PinUnblocks;
using Hpki.Procedures.Requests;
using HpkiFunctions.PinUnblocks;

namespace HpkiFunctions.Tests.Histories;

/// <summary>The branches of an unblocking.</summary>
static class PinUnblockScenarios
{
    public static IReadOnlyList<RecordedScenario> All { get; } =
    [
        Of("at-the-centre", async story =>
        {
            await story.UnblockExaminedAsync(UnblockWay.AtCenter);
            await story.PaperTaskAsync(TaskKind.UnblockCard);
            await story.ReturnedAsync();
            await story.PaperTaskAsync(TaskKind.ConfirmReturn);
        }),
        Of("not-unblocked-and-sent-twice", async story =>
        {
            await story.UnblockExaminedAsync(UnblockWay.AtCenter);
            await story.PaperTaskAsync(TaskKind.UnblockCard, TaskOutcome.Refused);
            await story.ReturnedAsync();
            await story.PaperTaskAsync(TaskKind.ConfirmReturn, TaskOutcome.Refused);
            await story.ReturnedAsync();
            await story.PaperTaskAsync(TaskKind.ConfirmReturn);
        }),
        Of("by-the-holder", story => story.UnblockExaminedAsync(UnblockWay.ByHolder)),
        Of("papers-sent-after-the-first-reminder", async story =>
        {
            await story.UnblockExaminedAsync(UnblockWay.ByHolder, isDeficient: true);
            await story.DaysAsync(12);
            await story.FurtherPaperAsync(page: 2);
            await story.UnblockExaminedAsync(UnblockWay.ByHolder);
        }),
        Of("papers-never-come", async story =>
        {
            await story.UnblockExaminedAsync(UnblockWay.ByHolder, isDeficient: true);
            await story.DaysAsync(31);
        }),
        Of("withdrawn", story => story.WithdrawAsync()),
        Of("the-card-is-given-up", async story =>
        {
            await story.GivenUpAsync();
            await story.MinutesAsync(5);
        }),
    ];

    static RecordedScenario Of(string branch, Func<Story, Task> play) => new(nameof(PinUnblock), branch, async story =>
    {
        await story.DoctorAsync();
        await story.ApplyForUnblockAsync();
        await play(story);
    });
}
