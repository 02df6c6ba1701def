using Hpki.Procedures.LostReports;
using Hpki.Procedures.Requests;
using HpkiFunctions.Duty;
using HpkiFunctions.Requests;

namespace HpkiFunctions.LostReports;

/// <summary>The steps of a lost report as its flow names them; below them lie activities, signals and timers.</summary>
sealed class LostReportSteps(TaskOrchestrationContext context, LostReportCase request)
{
    readonly Inbox inbox = new(context);
    LostReportProgress? progress;
    bool toldCardFound;

    /// <summary>Null when a later flow has taken the report up: nothing of it is left to this one.</summary>
    public RequestState? State => Progress.Superseded ? null : Progress.State;

    public bool CardIsHeld => Progress.CardHeld;

    public LostReportDeadlines Deadlines => Progress.Deadlines;

    /// <summary>Rises when a form was refused and a new one is awaited.</summary>
    public int Round => Progress.Round;

    LostReportProgress Progress => progress ?? throw new InvalidOperationException("ReadAsync comes first.");

    /// <summary>Reads the request, and tells the holder once when the lost card was found.</summary>
    public async Task ReadAsync()
    {
        progress = await context.CallActivityAsync<LostReportProgress>(nameof(LostReportActivities.ReadLostReport), request, Retries.Patient);
        if (progress.CardFound && !toldCardFound)
        {
            toldCardFound = true;
            await MailAsync(StatusMailKind.LostReportCardFound);
        }
    }

    public Task MailAsync(StatusMailKind kind) =>
        context.SendStatusMailAsync(new StatusMail(request.HolderId, request.RequestId, kind, Progress.Round));

    /// <summary>Waits until the request leaves <paramref name="state"/>.</summary>
    public async Task WaitWhileAsync(RequestState state)
    {
        while (State == state)
        {
            await inbox.NextAsync();
            await ReadAsync();
        }
    }

    /// <summary>
    /// Waits until a second person has decided whether the caller is the holder. The duty officer is woken when that takes too long, at once
    /// when the call came outside office hours, and then each business morning.
    /// </summary>
    public async Task WaitForSecondPersonAsync()
    {
        SecondLook look = Progress.SecondLook ?? throw new InvalidOperationException("Nobody was asked to prove this caller.");
        DutyAlert first = new(
            request.HolderId, request.RequestId, look.AfterHours ? DutyAlertKind.CallerUnprovedAfterHours : DutyAlertKind.CallerProofOverdue,
            look.TaskId, look.AskedAt);
        OverdueAlarms alarms = new(context, first, look.AfterHours ? context.CurrentUtcDateTime : look.DueAt);
        while (State == RequestState.AwaitingCallerProof)
        {
            if (!await inbox.NextAsync(alarms.NextAt))
            {
                await alarms.RaiseAsync();
            }

            await ReadAsync();
        }
    }

    /// <summary>Waits for the form of a round until <paramref name="due"/> (UTC).</summary>
    /// <returns>Whether the request still waits for it then; false, too, when a form came and was refused without this flow seeing it.</returns>
    public async Task<bool> FormIsMissingOnAsync(DateTime due, int round)
    {
        bool signalled = true;
        while (State == RequestState.AwaitingForm && Round == round && signalled)
        {
            // After the time-out too: the form may be here while its signal is still on the way.
            signalled = await inbox.NextAsync(due);
            await ReadAsync();
        }

        return State == RequestState.AwaitingForm && Round == round;
    }

    public Task HaveStaffCallAsync() =>
        context.CallActivityAsync(nameof(LostReportActivities.OpenStaffCall), request with { Round = Progress.Round }, Retries.Patient);

    /// <summary>Closes the request if its form is still missing; a form filed in the same moment wins.</summary>
    public async Task CloseWithoutFormAsync()
    {
        await context.CallActivityAsync(nameof(LostReportActivities.CloseWithoutForm), request with { Round = Progress.Round }, Retries.Patient);
        await ReadAsync();
    }
}
