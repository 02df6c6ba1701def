using Hpki.Procedures.Discontinuations;
using HpkiFunctions.Discontinuations;

namespace HpkiFunctions.Tests.Histories;

/// <summary>The branches of a discontinuation.</summary>
static class DiscontinuationScenarios
{
    public static IReadOnlyList<RecordedScenario> All { get; } =
    [
        Of("at-once", async story =>
        {
            await story.EndExaminedAsync(DiscontinuationReason.OwnWish);
            await story.MinutesAsync(5);
        }),
        Of("on-a-day-to-come", async story =>
        {
            await story.EndExaminedAsync(DiscontinuationReason.OwnWish, new(2026, 12, 10));
            await story.DaysAsync(17);
        }),
        Of("of-a-lost-card", async story =>
        {
            await story.EndExaminedAsync(DiscontinuationReason.OwnWish, new(2026, 12, 10));
            await story.LostMeanwhileAsync();
            await story.DaysAsync(17);
        }),
        Of("papers-sent-after-the-first-reminder", async story =>
        {
            await story.EndExaminedAsync(DiscontinuationReason.OwnWish, isDeficient: true);
            await story.DaysAsync(12);
            await story.FurtherPaperAsync(page: 2);
            await story.EndExaminedAsync(DiscontinuationReason.OwnWish);
            await story.MinutesAsync(5);
        }),
        Of("papers-never-come", async story =>
        {
            await story.EndExaminedAsync(DiscontinuationReason.OwnWish, isDeficient: true);
            await story.DaysAsync(31);
        }),
        Of("withdrawn-before-the-day", async story =>
        {
            await story.EndExaminedAsync(DiscontinuationReason.OwnWish, new(2026, 12, 10));
            await story.DaysAsync(2);
            await story.WithdrawAsync();
        }),
        Of("second-notice", async story =>
        {
            await story.SecondNoticeEndsUseAsync();
            await story.MinutesAsync(5);
        }),
    ];

    static RecordedScenario Of(string branch, Func<Story, Task> play) => new(nameof(Discontinuation), branch, async story =>
    {
        await story.DoctorAsync();
        await story.ApplyForDiscontinuationAsync();
        await play(story);
    });
}
