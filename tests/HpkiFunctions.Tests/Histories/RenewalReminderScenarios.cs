using HpkiFunctions.Renewals;

namespace HpkiFunctions.Tests.Histories;

/// <summary>The branches of one reminder.</summary>
static class RenewalReminderScenarios
{
    public static IReadOnlyList<RecordedScenario> All { get; } =
    [
        new(nameof(RenewalReminder), "by-mail", async story =>
        {
            await story.DoctorAsync();
            await story.RemindedAsync(daysBefore: 90);
        }),
        new(nameof(RenewalReminder), "by-letter", async story =>
        {
            await story.DoctorAsync(withMail: false);
            await story.RemindedAsync(daysBefore: 90);
        }),
    ];
}
