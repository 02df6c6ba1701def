using Hpki.Procedures.Calendar;
using Hpki.Procedures.Requests;
using HpkiFunctions.Discontinuations;

namespace HpkiFunctions.Requests;

/// <summary>The steps of a request on paper as its flow names them, the same in every procedure; below them lie activities, signals and timers.</summary>
sealed class PaperSteps(TaskOrchestrationContext context, PaperCase request)
{
    /// <summary>Reminders and closings happen when the office opens.</summary>
    static readonly TimeOnly OfficeOpens = new(9, 0);

    readonly Inbox inbox = new(context);
    PaperProgress? progress;

    /// <summary>Null when a later flow has taken the request up: nothing of it is left to this one.</summary>
    public RequestState? State => Progress.Superseded ? null : Progress.State;

    PaperProgress Progress => progress ?? throw new InvalidOperationException("ReadAsync comes first.");

    public async Task ReadAsync() =>
        progress = await context.CallActivityAsync<PaperProgress>(nameof(PaperActivities.ReadPaperRequest), request, Retries.Patient);

    public Task MailAsync(StatusMailKind kind) =>
        context.SendStatusMailAsync(new StatusMail(request.HolderId, request.RequestId, kind, Progress.Round));

    /// <summary>The examiner's work; the holder learns once that the papers are here.</summary>
    public async Task WaitForExaminationAsync()
    {
        if (!request.IsBegun)
        {
            await MailAsync(StatusMailKind.PapersReceived);
        }

        await WaitWhileAsync(RequestState.AwaitingExamination);
    }

    /// <summary>Waits until the request leaves <paramref name="state"/>.</summary>
    public async Task WaitWhileAsync(RequestState state)
    {
        while (State == state)
        {
            await inbox.NextAsync();
            await ReadAsync();
        }
    }

    /// <summary>不備: the holder is told what to send, reminded twice, and the request counts as withdrawn when nothing comes.</summary>
    public async Task WaitForPapersAsync()
    {
        int round = Progress.Round;
        (DateOnly? first, DateOnly? second, DateOnly? close) = (Progress.FirstReminderOn, Progress.SecondReminderOn, Progress.CloseOn);
        await MailAsync(StatusMailKind.PapersDeficient);
        if (await IsStillSoOnAsync(RequestState.AwaitingPapers, round, first))
        {
            await MailAsync(StatusMailKind.PapersFirstReminder);
        }

        if (await IsStillSoOnAsync(RequestState.AwaitingPapers, round, second))
        {
            await MailAsync(StatusMailKind.PapersSecondReminder);
        }

        if (await IsStillSoOnAsync(RequestState.AwaitingPapers, round, close))
        {
            await context.CallActivityAsync(nameof(PaperActivities.LapseWithoutPapers), request with { Round = round }, Retries.Patient);
        }
    }

    /// <summary>入金: the holder is told what is due, and the request counts as withdrawn when it is not paid in full.</summary>
    public async Task WaitForPaymentAsync()
    {
        int round = Progress.Round;
        DateOnly? close = Progress.CloseOn;
        await MailAsync(StatusMailKind.PaymentDue);
        if (await IsStillSoOnAsync(RequestState.AwaitingPayment, round, close))
        {
            await context.CallActivityAsync(nameof(PaperActivities.LapseWithoutPayment), request with { Round = round }, Retries.Patient);
        }
    }

    /// <summary>中止日: the holder is told of a day to come, and on the day the use of the card ends.</summary>
    public async Task WaitForEndOfUseAsync()
    {
        int round = Progress.Round;
        DateOnly? day = Progress.CloseOn;
        if (day > TokyoTime.DateOf(context.CurrentUtcDateTime))
        {
            await MailAsync(StatusMailKind.DiscontinuationPlanned);
        }

        if (await IsStillSoOnAsync(RequestState.AwaitingEffectiveDate, round, day))
        {
            await context.CallActivityAsync(nameof(DiscontinuationActivities.EndUse), request with { Round = round }, Retries.Patient);
        }
    }

    /// <summary>承認済: the holder learns that the card is being made; what the bureau answers moves the request on.</summary>
    public async Task WaitForCardAsync()
    {
        await MailAsync(StatusMailKind.RequestApproved);
        await WaitWhileAsync(RequestState.InProduction);
    }

    /// <summary>お渡し: the holder learns how the card comes to them, once for each delivery.</summary>
    public async Task WaitForReceiptAsync(StatusMailKind notice)
    {
        RequestState? state = State;
        await MailOfDeliveryAsync(notice);
        await WaitWhileAsync(state!.Value);
    }

    /// <summary>A mail that each delivery has of its own.</summary>
    public Task MailOfDeliveryAsync(StatusMailKind kind) =>
        context.SendStatusMailAsync(new StatusMail(request.HolderId, request.RequestId, kind, Progress.Deliveries));

    /// <summary>On to the next stage, with a history of its own. The last thing that a turn does.</summary>
    public void GoOn() => context.ContinueAsNew(request with { IsBegun = true });

    // After the time-out too: what is awaited may be here while its signal is still on the way.
    async Task<bool> IsStillSoOnAsync(RequestState state, int round, DateOnly? day)
    {
        DateTime due = TokyoTime.At(day ?? throw new InvalidOperationException($"The request is {state} without a deadline."), OfficeOpens).UtcDateTime;
        bool signalled = true;
        while (State == state && Progress.Round == round && signalled)
        {
            signalled = await inbox.NextAsync(due);
            await ReadAsync();
        }

        return State == state && Progress.Round == round;
    }
}
