using HpkiFunctions.Revocations;

namespace HpkiFunctions.Tests.Histories;

/// <summary>The branches of an emergency revocation.</summary>
static class EmergencyRevocationScenarios
{
    const int OutOfOrder = 503;
    const int Nonsense = 200;

    public static IReadOnlyList<RecordedScenario> All { get; } =
    [
        Of("confirmed", async story =>
        {
            await story.ProvedCallAsync();
            await story.HoursAsync(2);
        }),
        Of("authority-down-twenty-minutes", async story =>
        {
            story.Origin.AnswersOnly = OutOfOrder;
            await story.ProvedCallAsync();
            await story.MinutesAsync(20);
            story.Origin.AnswersOnly = null;
            await story.MinutesAsync(10);
        }),
        Of("authority-down-a-day", async story =>
        {
            story.Origin.AnswersOnly = OutOfOrder;
            await story.ProvedCallAsync();
            await story.HoursAsync(25);
            story.Origin.AnswersOnly = null;
            await story.MinutesAsync(10);
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
        }),
        Of("mail-down", async story =>
        {
            story.MailProvider.AnswersOnly = OutOfOrder;
            await story.ProvedCallAsync();
            await story.DaysAsync(2);
        }),
        Of("origin-answers-nonsense-first", async story =>
        {
            story.Origin.AnswersOnly = Nonsense;
            await story.ProvedCallAsync();
            await story.MinutesAsync(1);
            story.Origin.AnswersOnly = null;
            await story.MinutesAsync(10);
        }),
        new(nameof(EmergencyRevocation), "told-by-post", async story =>
        {
            await story.DoctorAsync(withMail: false);
            await story.ProvedCallAsync();
            await story.HoursAsync(2);
        }),
    ];

    static RecordedScenario Of(string branch, Func<Story, Task> play) => new(nameof(EmergencyRevocation), branch, async story =>
    {
        await story.DoctorAsync();
        await play(story);
    });
}
