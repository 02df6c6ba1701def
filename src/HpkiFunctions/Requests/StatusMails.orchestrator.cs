namespace HpkiFunctions.Requests;

/// <summary>Sends a status mail from a flow, patiently: when the provider cannot take it for a day, a letter is asked for instead.</summary>
static class StatusMails
{
    static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);
    static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);
    const int Attempts = 28;

    public static async Task SendStatusMailAsync(this TaskOrchestrationContext context, StatusMail mail)
    {
        TimeSpan pause = FirstPause;
        for (int attempt = 1; attempt <= Attempts; attempt++)
        {
            StatusMailOutcome outcome =
                await context.CallActivityAsync<StatusMailOutcome>(nameof(StatusMailActivities.SendStatusMail), mail, Retries.Patient);
            if (outcome != StatusMailOutcome.Later)
            {
                return;
            }

            await context.CreateTimer(pause, CancellationToken.None);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }

        await context.CallActivityAsync(nameof(StatusMailActivities.AskForLetter), mail, Retries.Patient);
    }
}
