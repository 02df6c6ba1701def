using Hpki.Procedures.PinDisclosures;
using Hpki.Procedures.Requests;
using HpkiFunctions.PinDisclosures;

namespace HpkiFunctions.Tests.Histories;

/// <summary>The branches of a PIN's disclosure that are its own.</summary>
static class PinDisclosureScenarios
{
    public static IReadOnlyList<RecordedScenario> All { get; } =
    [
        Of("approved-printed-and-delivered", async story =>
        {
            await story.ExaminedAsync();
            await story.PinPrintedAsync();
            await story.PinPostedAsync();
            await story.DaysAsync(2);
            await story.PaperTaskAsync(TaskKind.ConfirmPinLetter);
        }),
        Of("misprinted-then-returned", async story =>
        {
            await story.ExaminedAsync(isDeficient: true);
            await story.DaysAsync(12);
            await story.FurtherPaperAsync(page: 2);
            await story.ExaminedAsync();
            await story.PinPrintedAsync();
            await story.PaperTaskAsync(TaskKind.PostPinLetter, TaskOutcome.Refused);
            await story.PinPrintedAsync();
            await story.PinPostedAsync();
            await story.PaperTaskAsync(TaskKind.ConfirmPinLetter, TaskOutcome.Refused);
        }),
        Of("sent-back-and-withdrawn", async story =>
        {
            await story.ExaminedAsync();
            await story.RefusedDisclosureAsync();
            await story.ExaminedAsync();
            await story.WithdrawAsync();
        }),
        Of("papers-never-come", async story =>
        {
            await story.ExaminedAsync(isDeficient: true);
            await story.DaysAsync(31);
        }),
        Of("answered-by-unblocking", story => story.ExaminedAsync()) with { Settings = [("PinDisclosure:Policy", nameof(PinPolicy.Unblock))] },
    ];

    static RecordedScenario Of(string branch, Func<Story, Task> play) => new(nameof(PinDisclosure), branch, async story =>
    {
        await story.DoctorAsync();
        await story.ApplyForPinAsync();
        await play(story);
    });
}
