using Hpki.Procedures.Requests;
using HpkiFunctions.Reviews;

namespace HpkiFunctions.Tests.Histories;

/// <summary>The branches of the review of an emergency revocation.</summary>
static class EmergencyReviewScenarios
{
    const int OutOfOrder = 503;

    public static IReadOnlyList<RecordedScenario> All { get; } =
    [
        Of("justified", async story =>
        {
            await story.ProvedCallAsync();
            await story.HoursAsync(2);
            await story.ReviewedAsync();
        }),
        Of("no-emergency", async story =>
        {
            await story.ProvedCallAsync();
            await story.HoursAsync(2);
            await story.ReviewedAsync(TaskOutcome.Refused);
        }),
        Of("no-emergency-mail-down", async story =>
        {
            await story.ProvedCallAsync();
            await story.HoursAsync(2);
            story.MailProvider.AnswersOnly = OutOfOrder;
            await story.ReviewedAsync(TaskOutcome.Refused);
            await story.HoursAsync(1);
            story.MailProvider.AnswersOnly = null;
            await story.HoursAsync(2);
        }),
        Of("late", async story =>
        {
            await story.ProvedCallAsync();
            await story.DaysAsync(3);
            await story.ReviewedAsync();
        }),
        Of("late-mail-down", async story =>
        {
            await story.ProvedCallAsync();
            await story.HoursAsync(23);
            story.MailProvider.AnswersOnly = OutOfOrder;
            await story.HoursAsync(2);
            story.MailProvider.AnswersOnly = null;
            await story.HoursAsync(2);
            await story.ReviewedAsync();
        }),
        Of("late-while-the-authority-is-down", async story =>
        {
            story.Origin.AnswersOnly = OutOfOrder;
            await story.ProvedCallAsync();
            await story.DaysAsync(2);
            await story.ReviewedAsync();
        }),
        Of("forgotten-for-weeks", async story =>
        {
            await story.ProvedCallAsync();
            await story.DaysAsync(40);
            await story.ReviewedAsync();
        }),
    ];

    static RecordedScenario Of(string branch, Func<Story, Task> play) => new(nameof(EmergencyReview), branch, async story =>
    {
        await story.DoctorAsync();
        await play(story);
    });
}
