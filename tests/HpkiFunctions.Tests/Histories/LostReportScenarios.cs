using Hpki.Procedures.Requests;
using HpkiFunctions.LostReports;

namespace HpkiFunctions.Tests.Histories;

/// <summary>The branches of a lost report.</summary>
static class LostReportScenarios
{
    const int OutOfOrder = 503;
    const int BadRequest = 400;

    public static IReadOnlyList<RecordedScenario> All { get; } =
    [
        Of("form-checked-closed", async story =>
        {
            await story.ProvedCallAsync();
            await story.DaysAsync(2);
            await story.FormAsync();
            await story.HoursAsync(3);
            await story.DoneAsync(TaskKind.CheckForm, TaskOutcome.Confirmed);
        }),
        Of("form-refused-then-a-second", async story =>
        {
            await story.ProvedCallAsync();
            await story.DaysAsync(2);
            await story.FormAsync();
            await story.DoneAsync(TaskKind.CheckForm, TaskOutcome.Refused);
            await story.DaysAsync(8);
            await story.FormAsync(page: 2);
            await story.DoneAsync(TaskKind.CheckForm, TaskOutcome.Confirmed);
        }),
        Of("form-after-the-first-reminder", async story =>
        {
            await story.ProvedCallAsync();
            await story.DaysAsync(8);
            await story.FormAsync();
            await story.DoneAsync(TaskKind.CheckForm, TaskOutcome.Confirmed);
        }),
        Of("form-never-comes", async story =>
        {
            await story.ProvedCallAsync();
            await story.DaysAsync(31);
        }),
        Of("form-after-the-close", async story =>
        {
            await story.ProvedCallAsync();
            await story.DaysAsync(31);
            await story.FormAsync();
            await story.DoneAsync(TaskKind.CheckForm, TaskOutcome.Confirmed);
        }),
        Of("form-after-the-close-refused", async story =>
        {
            await story.ProvedCallAsync();
            await story.DaysAsync(31);
            await story.FormAsync();
            await story.DoneAsync(TaskKind.CheckForm, TaskOutcome.Refused);
            await story.DaysAsync(31);
        }),
        Of("paper-without-a-call", async story =>
        {
            await story.PaperAsync(agrees: true);
            await story.DaysAsync(1);
            await story.DoneAsync(TaskKind.CheckForm, TaskOutcome.Confirmed);
        }),
        Of("paper-that-does-not-agree", async story =>
        {
            await story.PaperAsync(agrees: false);
            await story.MinutesAsync(10);
            await story.DoneAsync(TaskKind.ProveCaller, TaskOutcome.Confirmed);
            await story.DoneAsync(TaskKind.CheckForm, TaskOutcome.Confirmed);
        }),
        Of("hold-and-the-form-comes-first", async story =>
        {
            await story.DoubtfulCallAsync();
            await story.FormAsync();
            await story.DoneAsync(TaskKind.ProveCaller, TaskOutcome.Confirmed);
            await story.DoneAsync(TaskKind.CheckForm, TaskOutcome.Confirmed);
        }),
        Of("hold-revoked", async story =>
        {
            await story.DoubtfulCallAsync();
            await story.MinutesAsync(10);
            await story.DoneAsync(TaskKind.ProveCaller, TaskOutcome.Confirmed);
            await story.DaysAsync(1);
            await story.FormAsync();
            await story.DoneAsync(TaskKind.CheckForm, TaskOutcome.Confirmed);
        }),
        Of("hold-revoked-before-its-mail", async story =>
        {
            story.MailProvider.AnswersOnly = OutOfOrder;
            await story.DoubtfulCallAsync();
            await story.MinutesAsync(10);
            await story.DoneAsync(TaskKind.ProveCaller, TaskOutcome.Confirmed);
            story.MailProvider.AnswersOnly = null;
            await story.DaysAsync(1);
            await story.FormAsync();
            await story.DoneAsync(TaskKind.CheckForm, TaskOutcome.Confirmed);
        }),
        Of("hold-lifted", async story =>
        {
            await story.DoubtfulCallAsync();
            await story.MinutesAsync(10);
            await story.DoneAsync(TaskKind.ProveCaller, TaskOutcome.Refused);
        }),
        Of("hold-decided-late", async story =>
        {
            await story.DoubtfulCallAsync();
            await story.DaysAsync(2);
            await story.DoneAsync(TaskKind.ProveCaller, TaskOutcome.Confirmed);
            await story.FormAsync();
            await story.DoneAsync(TaskKind.CheckForm, TaskOutcome.Confirmed);
        }),
        Of("hold-at-night", async story =>
        {
            await story.HoursAsync(12);
            await story.DoubtfulCallAsync();
            await story.HoursAsync(13);
            await story.DoneAsync(TaskKind.ProveCaller, TaskOutcome.Refused);
        }),
        Of("hold-at-night-mail-down", async story =>
        {
            await story.HoursAsync(12);
            story.MailProvider.AnswersOnly = OutOfOrder;
            await story.DoubtfulCallAsync();
            await story.MinutesAsync(20);
            story.MailProvider.AnswersOnly = null;
            await story.HoursAsync(1);
            await story.DoneAsync(TaskKind.ProveCaller, TaskOutcome.Confirmed);
            await story.WithdrawAsync();
        }),
        Of("hold-then-proved-by-a-second-call", async story =>
        {
            await story.DoubtfulCallAsync();
            await story.DoubtfulCallAsync();
            await story.ProvedCallAsync();
            await story.DaysAsync(31);
        }),
        Of("withdrawn-before-the-form", async story =>
        {
            await story.ProvedCallAsync();
            await story.DaysAsync(1);
            await story.WithdrawAsync();
        }),
        Of("withdrawn-after-a-refused-form", async story =>
        {
            await story.ProvedCallAsync();
            await story.FormAsync();
            await story.DoneAsync(TaskKind.CheckForm, TaskOutcome.Refused);
            await story.WithdrawAsync();
        }),
        Of("card-found-before-the-form", async story =>
        {
            await story.ProvedCallAsync();
            await story.DaysAsync(1);
            await story.CardFoundAsync();
            await story.FormAsync();
            await story.DoneAsync(TaskKind.CheckForm, TaskOutcome.Confirmed);
        }),
        Of("card-found-during-the-check", async story =>
        {
            await story.ProvedCallAsync();
            await story.FormAsync();
            await story.CardFoundAsync();
            await story.DoneAsync(TaskKind.CheckForm, TaskOutcome.Confirmed);
        }),
        Of("card-found-after-the-close", async story =>
        {
            await story.ProvedCallAsync();
            await story.DaysAsync(31);
            await story.CardFoundAsync();
        }),
        Of("card-found-after-the-withdrawal", async story =>
        {
            await story.ProvedCallAsync();
            await story.WithdrawAsync();
            await story.CardFoundAsync();
        }),
        Of("form-in-the-moment-of-the-close", async story =>
        {
            await story.ProvedCallAsync();
            await story.DaysAsync(29);
            await story.ClosedElsewhereAsync();
            await story.FormAsync();
            await story.DaysAsync(2);
            await story.DoneAsync(TaskKind.CheckForm, TaskOutcome.Confirmed);
        }),
        Of("form-refused-while-mail-is-down", async story =>
        {
            await story.ProvedCallAsync();
            await story.DaysAsync(1);
            story.MailProvider.AnswersOnly = OutOfOrder;
            await story.CardFoundAsync();
            await story.FormAsync();
            await story.DoneAsync(TaskKind.CheckForm, TaskOutcome.Refused);
            await story.HoursAsync(2);
            story.MailProvider.AnswersOnly = null;
            await story.DaysAsync(8);
            await story.WithdrawAsync();
        }),
        Of("hold-lifted-while-mail-is-down", async story =>
        {
            story.MailProvider.AnswersOnly = OutOfOrder;
            await story.DoubtfulCallAsync();
            await story.MinutesAsync(10);
            await story.DoneAsync(TaskKind.ProveCaller, TaskOutcome.Refused);
            await story.MinutesAsync(10);
            story.MailProvider.AnswersOnly = null;
            await story.HoursAsync(2);
        }),
        Of("mail-provider-down-an-hour", async story =>
        {
            await story.ProvedCallAsync();
            await story.DaysAsync(6);
            story.MailProvider.AnswersOnly = OutOfOrder;
            await story.DaysAsync(1);
            story.MailProvider.AnswersOnly = null;
            await story.DaysAsync(1);
            await story.WithdrawAsync();
        }),
        Of("mail-provider-down-two-days", async story =>
        {
            await story.ProvedCallAsync();
            await story.DaysAsync(1);
            story.MailProvider.AnswersOnly = OutOfOrder;
            await story.FormAsync();
            await story.DaysAsync(2);
            story.MailProvider.AnswersOnly = null;
            await story.DoneAsync(TaskKind.CheckForm, TaskOutcome.Confirmed);
        }),
        Of("mail-refused-for-good", async story =>
        {
            await story.ProvedCallAsync();
            await story.DaysAsync(1);
            story.MailProvider.AnswersOnly = BadRequest;
            await story.FormAsync();
            await story.DoneAsync(TaskKind.CheckForm, TaskOutcome.Confirmed);
        }),
        new(nameof(LostReport), "without-a-mail-address", async story =>
        {
            await story.DoctorAsync(withMail: false);
            await story.ProvedCallAsync();
            await story.DaysAsync(31);
        }),
    ];

    static RecordedScenario Of(string branch, Func<Story, Task> play) => new(nameof(LostReport), branch, async story =>
    {
        await story.DoctorAsync();
        await play(story);
    });
}
