using HpkiFunctions.ContactChanges;

namespace HpkiFunctions.Tests.Histories;

/// <summary>The branches of a change of contact data.</summary>
static class ContactChangeScenarios
{
    public static IReadOnlyList<RecordedScenario> All { get; } =
    [
        Of("papers-sent-after-the-first-reminder", async story =>
        {
            await story.ContactsExaminedAsync(isDeficient: true);
            await story.DaysAsync(12);
            await story.FurtherPaperAsync(page: 2);
            await story.ContactsExaminedAsync();
        }),
        Of("papers-never-come", async story =>
        {
            await story.ContactsExaminedAsync(isDeficient: true);
            await story.DaysAsync(31);
        }),
        Of("withdrawn", story => story.WithdrawAsync()),
    ];

    static RecordedScenario Of(string branch, Func<Story, Task> play) => new(nameof(ContactChange), branch, async story =>
    {
        await story.DoctorAsync();
        await story.ApplyForContactChangeAsync();
        await play(story);
    });
}
