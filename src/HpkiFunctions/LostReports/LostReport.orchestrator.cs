using Hpki.Procedures.Calendar;
using Hpki.Procedures.Requests;
using HpkiFunctions.Requests;

namespace HpkiFunctions.LostReports;

/// <summary>
/// 紛失届, from the call to the file. The revocation runs beside it (EmergencyRevocation); this flow waits for the paper, reminds,
/// waits for its check and tells the holder. Staff and scanner change the request; the flow reads it again at every signal.
/// </summary>
public static class LostReport
{
    /// <summary>Reminders and closings happen when the office opens.</summary>
    static readonly TimeOnly OfficeOpens = new(9, 0);

    [Function(nameof(LostReport))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        LostReportSteps steps = new(context, context.GetInput<LostReportCase>()!);
        await steps.ReadAsync();

        if (steps.State == RequestState.AwaitingCallerProof)
        {
            await WaitForProofAsync(steps);
        }

        while (steps.State is RequestState.AwaitingForm or RequestState.AwaitingCheck)
        {
            await WaitForFormAsync(steps);
            if (steps.State == RequestState.AwaitingCheck)
            {
                await steps.MailAsync(StatusMailKind.LostReportFormReceived);
                await steps.WaitWhileAsync(RequestState.AwaitingCheck);
            }
        }

        switch (steps.State)
        {
            case RequestState.Completed:
                await steps.MailAsync(StatusMailKind.LostReportClosed);
                break;
            case RequestState.ClosedWithoutForm:
                await steps.MailAsync(StatusMailKind.LostReportClosedWithoutForm);
                break;
            case RequestState.Withdrawn:
                await steps.MailAsync(StatusMailKind.LostReportWithdrawn);
                break;
        }
    }

    // The hold stays until a second person has decided, however long that takes.
    static async Task WaitForProofAsync(LostReportSteps steps)
    {
        // Beside the wait: a provider that takes no mail must not hold the duty officer's alarm up.
        bool held = steps.CardIsHeld;
        Task told = held ? steps.MailAsync(StatusMailKind.LostReportHoldPlaced) : Task.CompletedTask;
        await steps.WaitForSecondPersonAsync();
        await told;
        if (held && steps.State == RequestState.Unfounded)
        {
            await steps.MailAsync(StatusMailKind.LostReportHoldLifted);
        }
    }

    // One round: a form that is refused meanwhile ends it, and the next one has its own deadlines.
    static async Task WaitForFormAsync(LostReportSteps steps)
    {
        int round = steps.Round;
        if (await steps.FormIsMissingOnAsync(Due(steps.Deadlines.FirstReminder), round))
        {
            await steps.MailAsync(StatusMailKind.LostReportFirstReminder);
        }

        if (await steps.FormIsMissingOnAsync(Due(steps.Deadlines.SecondReminder), round))
        {
            await steps.MailAsync(StatusMailKind.LostReportSecondReminder);
        }

        if (await steps.FormIsMissingOnAsync(Due(steps.Deadlines.StaffCall), round))
        {
            await steps.HaveStaffCallAsync();
        }

        if (await steps.FormIsMissingOnAsync(Due(steps.Deadlines.Close), round))
        {
            await steps.CloseWithoutFormAsync();
        }
    }

    static DateTime Due(DateOnly date) => TokyoTime.At(date, OfficeOpens).UtcDateTime;
}
