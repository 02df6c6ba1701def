using HpkiFunctions.Requests;

namespace HpkiFunctions.Renewals;

/// <summary>One reminder that a card runs out: by mail, or by letter where mail does not reach the holder. What comes of it is the next stage's, or the application's.</summary>
public static class RenewalReminder
{
    [Function(nameof(RenewalReminder))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        RenewalReminderCase reminder = context.GetInput<RenewalReminderCase>()!;
        await context.SendStatusMailAsync(new StatusMail(reminder.HolderId, reminder.RequestId, StatusMailKind.RenewalReminder, reminder.DaysBefore));
    }
}
