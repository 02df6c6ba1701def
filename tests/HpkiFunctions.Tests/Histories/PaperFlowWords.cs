using Hpki.Procedures.Requests;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Tests.Histories;

/// <summary>What the picture says of a request on paper.</summary>
static class PaperFlowWords
{
    static readonly PaperDurations Durations = new();

    public static FlowNode? Waiting(RequestState state) => state switch
    {
        RequestState.AwaitingExamination => FlowNode.Wait("waits for the examiner"),
        RequestState.AwaitingPapers => FlowNode.Wait("waits for papers"),
        RequestState.AwaitingLicenceCheck => FlowNode.Wait("waits for the check of the licence"),
        RequestState.AwaitingFeeDecision => FlowNode.Wait("waits for somebody to decide the fee"),
        RequestState.AwaitingPayment => FlowNode.Wait("waits for the payment"),
        RequestState.AwaitingApproval => FlowNode.Wait("waits for the approver"),
        _ => null,
    };

    /// <summary>What has changed between two readings; null when nothing that decides.</summary>
    public static string? Change(RequestState? before, RequestState after) => (before, after) switch
    {
        (null, _) => null,
        (_, RequestState.Withdrawn) => "withdrawn",
        (RequestState.AwaitingExamination, RequestState.AwaitingPapers) => "not in order",
        (RequestState.AwaitingExamination, RequestState.AwaitingLicenceCheck or RequestState.AwaitingApproval) => "in order",
        (RequestState.AwaitingPapers, RequestState.AwaitingExamination) => "papers have come",
        (RequestState.AwaitingLicenceCheck, RequestState.Declined) => "not confirmed",
        (RequestState.AwaitingLicenceCheck, RequestState.AwaitingPayment) => "a fee is due",
        (RequestState.AwaitingLicenceCheck, RequestState.AwaitingFeeDecision) => "the fee is unknown",
        (RequestState.AwaitingLicenceCheck, RequestState.AwaitingApproval) => "free",
        (RequestState.AwaitingFeeDecision, RequestState.AwaitingApproval) => "free",
        (RequestState.AwaitingPayment, RequestState.AwaitingApproval) => "paid",
        (RequestState.AwaitingApproval, RequestState.AwaitingExamination) => "sent back",
        (RequestState.AwaitingApproval, RequestState.InProduction) => "approved",
        _ => null,
    };

    public static string Day(PaperProgress progress, DateOnly date) =>
        date == progress.FirstReminderOn ? $"day {Durations.FirstReminderDays}"
        : date == progress.SecondReminderOn ? $"day {Durations.SecondReminderDays}"
        : date == progress.CloseOn ? $"day {(progress.State == RequestState.AwaitingPayment ? Durations.PaymentDays : Durations.WithdrawDays)}"
        : throw new InvalidOperationException($"{date} is no deadline of the request.");
}
