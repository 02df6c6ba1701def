using Hpki.Procedures.Requests;
using HpkiFunctions.Revocations;

namespace HpkiFunctions.Tests.Histories;

/// <summary>The branches of an emergency revocation.</summary>
static class EmergencyRevocationScenarios
{
    const int OutOfOrder = 503;
    const int Nonsense = 200;

    public static IReadOnlyList<RecordedScenario> All { get; } =
    [
        Of("confirmed-and-reviewed", async story =>
        {
            await story.ProvedCallAsync();
            await story.HoursAsync(2);
            await story.ReviewedAsync();
        }),
        Of("review-finds-no-emergency", async story =>
        {
            await story.ProvedCallAsync();
            await story.HoursAsync(2);
            await story.ReviewedAsync(TaskOutcome.Refused);
        }),
        Of("review-finds-no-emergency-mail-down", async story =>
        {
            await story.ProvedCallAsync();
            await story.HoursAsync(2);
            story.MailProvider.AnswersOnly = OutOfOrder;
            await story.ReviewedAsync(TaskOutcome.Refused);
            await story.HoursAsync(1);
            story.MailProvider.AnswersOnly = null;
            await story.HoursAsync(2);
        }),
        Of("review-late", async story =>
        {
            await story.ProvedCallAsync();
            await story.DaysAsync(3);
            await story.ReviewedAsync();
        }),
        Of("review-late-mail-down", async story =>
        {
            await story.ProvedCallAsync();
            await story.HoursAsync(23);
            story.MailProvider.AnswersOnly = OutOfOrder;
            await story.HoursAsync(2);
            story.MailProvider.AnswersOnly = null;
            await story.HoursAsync(2);
            await story.ReviewedAsync();
        }),
        Of("review-forgotten-for-weeks", async story =>
        {
            await story.ProvedCallAsync();
            await story.DaysAsync(40);
            await story.ReviewedAsync();
        }),
        Of("authority-down-twenty-minutes", async story =>
        {
            story.Origin.AnswersOnly = OutOfOrder;
            await story.ProvedCallAsync();
            await story.MinutesAsync(20);
            story.Origin.AnswersOnly = null;
            await story.MinutesAsync(10);
            await story.ReviewedAsync();
        }),
        Of("authority-down-a-day", async story =>
        {
            story.Origin.AnswersOnly = OutOfOrder;
            await story.ProvedCallAsync();
            await story.HoursAsync(25);
            story.Origin.AnswersOnly = null;
            await story.MinutesAsync(10);
            await story.ReviewedAsync();
        }),
        Of("authority-and-mail-down", async story =>
        {
            story.Origin.AnswersOnly = OutOfOrder;
            story.MailProvider.AnswersOnly = OutOfOrder;
            await story.ProvedCallAsync();
            await story.MinutesAsync(30);
            story.Origin.AnswersOnly = null;
            await story.MinutesAsync(10);
            story.MailProvider.AnswersOnly = null;
            await story.HoursAsync(2);
            await story.ReviewedAsync();
        }),
        Of("mail-down-while-reviewed", async story =>
        {
            story.MailProvider.AnswersOnly = OutOfOrder;
            await story.ProvedCallAsync();
            await story.MinutesAsync(5);
            await story.ReviewedAsync();
            await story.DaysAsync(2);
        }),
        Of("origin-answers-nonsense-first", async story =>
        {
            story.Origin.AnswersOnly = Nonsense;
            await story.ProvedCallAsync();
            await story.MinutesAsync(1);
            story.Origin.AnswersOnly = null;
            await story.MinutesAsync(10);
            await story.ReviewedAsync();
        }),
        new(nameof(EmergencyRevocation), "told-by-post", async story =>
        {
            await story.DoctorAsync(withMail: false);
            await story.ProvedCallAsync();
            await story.HoursAsync(2);
            await story.ReviewedAsync();
        }),
    ];

    static RecordedScenario Of(string branch, Func<Story, Task> play) => new(nameof(EmergencyRevocation), branch, async story =>
    {
        await story.DoctorAsync();
        await play(story);
    });
}
