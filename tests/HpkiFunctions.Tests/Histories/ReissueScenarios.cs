using Hpki.Procedures.Reissues;
using Hpki.Procedures.Requests;
using HpkiFunctions.Reissues;

namespace HpkiFunctions.Tests.Histories;

/// <summary>The branches of a reissue.</summary>
static class ReissueScenarios
{
    public static IReadOnlyList<RecordedScenario> All { get; } =
    [
        Of("paid-approved-and-withdrawn", async story =>
        {
            await story.ExaminedAsync(ReissueReason.Damage);
            await story.DaysAsync(1);
            await story.PaperTaskAsync(TaskKind.CheckLicence);
            await story.DaysAsync(3);
            await story.PaidAsync(5500);
            await story.PaperTaskAsync(TaskKind.ApproveRequest);
            await story.WithdrawAsync();
        }),
        Of("card-made-and-handed-over", async story =>
        {
            await story.ApprovedAsync();
            await story.BureauAsync();
            await story.ByHandAsync();
            await story.DaysAsync(2);
            await story.HandedOverAsync();
        }),
        Of("parcel-came-back-then-handed-over", async story =>
        {
            await story.ApprovedAsync();
            await story.BureauAsync();
            await story.PostedAsync();
            await story.DaysAsync(5);
            await story.CardTaskAsync(TaskKind.ConfirmDelivery, TaskOutcome.Refused);
            await story.ByHandAsync();
            await story.CardTaskAsync(TaskKind.HandOverCard, TaskOutcome.Refused);
            await story.PostedAsync();
            await story.CardTaskAsync(TaskKind.ConfirmDelivery, TaskOutcome.Confirmed);
        }),
        Of("card-found-damaged-and-made-again", async story =>
        {
            await story.ApprovedAsync();
            await story.BureauAsync();
            await story.CardTaskAsync(TaskKind.ArrangeDelivery, TaskOutcome.Refused);
            await story.BureauAsync();
            await story.PostedAsync();
            await story.CardTaskAsync(TaskKind.ConfirmDelivery, TaskOutcome.Confirmed);
        }),
        Of("card-cannot-be-made", async story =>
        {
            await story.ApprovedAsync();
            await story.BureauAsync(failing: 2);
            await story.CardTaskAsync(TaskKind.ProductionFailed, TaskOutcome.Refused);
        }),
        Of("papers-sent-after-the-first-reminder", async story =>
        {
            await story.ExaminedAsync(ReissueReason.NameChange, isDeficient: true);
            await story.DaysAsync(12);
            await story.FurtherPaperAsync(page: 2);
            await story.ApprovedAsync();
            await story.WithdrawAsync();
        }),
        Of("papers-never-come", async story =>
        {
            await story.ExaminedAsync(ReissueReason.NameChange, isDeficient: true);
            await story.DaysAsync(31);
        }),
        Of("papers-after-the-end", async story =>
        {
            await story.ExaminedAsync(ReissueReason.NameChange, isDeficient: true);
            await story.DaysAsync(31);
            await story.FurtherPaperAsync(page: 2);
            await story.ExaminedAsync(ReissueReason.NameChange, isDeficient: true);
            await story.WithdrawAsync();
        }),
        Of("paid-short-and-never-the-rest", async story =>
        {
            await story.ExaminedAsync(ReissueReason.Damage);
            await story.PaperTaskAsync(TaskKind.CheckLicence);
            await story.PaidAsync(1000);
            await story.DaysAsync(31);
        }),
        Of("fee-decided-by-a-person", async story =>
        {
            await story.ExaminedAsync(ReissueReason.Other);
            await story.PaperTaskAsync(TaskKind.CheckLicence);
            await story.PaperTaskAsync(TaskKind.DecideFee, yen: 0);
            await story.PaperTaskAsync(TaskKind.ApproveRequest);
            await story.WithdrawAsync();
        }),
        Of("licence-not-confirmed", async story =>
        {
            await story.ExaminedAsync(ReissueReason.NameChange);
            await story.PaperTaskAsync(TaskKind.CheckLicence, TaskOutcome.Refused);
        }),
        Of("sent-back-by-the-approver", async story =>
        {
            await story.ExaminedAsync(ReissueReason.NameChange);
            await story.PaperTaskAsync(TaskKind.CheckLicence);
            await story.PaperTaskAsync(TaskKind.ApproveRequest, TaskOutcome.Refused);
            await story.ExaminedAsync(ReissueReason.NameChange);
            await story.WithdrawAsync();
        }),
        Of("withdrawn-during-the-examination", story => story.WithdrawAsync()),
    ];

    static RecordedScenario Of(string branch, Func<Story, Task> play) => new(nameof(Reissue), branch, async story =>
    {
        await story.DoctorAsync();
        await story.ApplyAsync();
        await play(story);
    });
}
