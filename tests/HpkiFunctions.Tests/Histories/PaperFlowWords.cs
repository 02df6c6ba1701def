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
        RequestState.InProduction => FlowNode.Wait("waits for the card bureau"),
        RequestState.AwaitingDeliveryChoice => FlowNode.Wait("waits for somebody to say how the card is delivered"),
        RequestState.AwaitingHandOver => FlowNode.Wait("waits for the hand-over"),
        RequestState.AwaitingPosting => FlowNode.Wait("waits for the posting"),
        RequestState.InPost => FlowNode.Wait("waits for the delivery"),
        RequestState.AwaitingRevocation => FlowNode.Wait("waits for the revocation"),
        RequestState.AwaitingSecondLook => FlowNode.Wait("waits for a second look at the address"),
        RequestState.AwaitingDisclosure => FlowNode.Wait("waits for two approvals"),
        RequestState.AwaitingPinPrint => FlowNode.Wait("waits for the print"),
        RequestState.AwaitingPinPosting => FlowNode.Wait("waits for the posting of the letter"),
        RequestState.PinInPost => FlowNode.Wait("waits for the arrival of the letter"),
        RequestState.AwaitingEffectiveDate => FlowNode.Wait("waits for the day"),
        RequestState.AwaitingUnblocking => FlowNode.Wait("waits for somebody to unblock the card"),
        RequestState.AwaitingReturn => FlowNode.Wait("waits for the return of the card"),
        RequestState.InReturn => FlowNode.Wait("waits for the arrival of the card"),
        _ => null,
    };

    /// <summary>What has changed between two readings; null when nothing that decides.</summary>
    public static string? Change(RequestState? before, RequestState after) => (before, after) switch
    {
        (null, _) => null,
        (_, RequestState.Withdrawn) => "withdrawn",
        (_, RequestState.EndedWithUse) => "the use of the card has ended",
        (RequestState.AwaitingExamination, RequestState.AwaitingEffectiveDate) => "in order",
        (RequestState.AwaitingEffectiveDate, RequestState.AwaitingRevocation) => "revoked",
        (RequestState.AwaitingEffectiveDate, RequestState.Completed) => "nothing was in force any more",
        (RequestState.AwaitingExamination, RequestState.AwaitingUnblocking) => "in order, at the centre",
        (RequestState.AwaitingUnblocking, RequestState.AwaitingReturn) => "unblocked, or not",
        (RequestState.AwaitingReturn, RequestState.InReturn) => "posted",
        (RequestState.InReturn, RequestState.AwaitingReturn) => "came back",
        (RequestState.InReturn, RequestState.Completed) => "arrived, unblocked",
        (RequestState.InReturn, RequestState.NotUnblocked) => "arrived, as it came",
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
        (RequestState.InProduction, RequestState.AwaitingDeliveryChoice) => "made",
        (RequestState.InProduction, RequestState.NotProduced) => "given up",
        (RequestState.AwaitingDeliveryChoice, RequestState.InProduction) => "damaged: made again",
        (RequestState.AwaitingDeliveryChoice, RequestState.AwaitingHandOver) => "by hand",
        (RequestState.AwaitingDeliveryChoice, RequestState.AwaitingPosting) => "by post",
        (RequestState.AwaitingHandOver or RequestState.AwaitingPosting, RequestState.AwaitingDeliveryChoice) => "not handed over",
        (RequestState.AwaitingPosting, RequestState.InPost) => "posted",
        (RequestState.InPost, RequestState.AwaitingDeliveryChoice) => "came back",
        (RequestState.AwaitingHandOver or RequestState.InPost, RequestState.AwaitingRevocation) => "received",
        (RequestState.AwaitingHandOver or RequestState.InPost, RequestState.Completed) => "received, old card revoked before",
        (RequestState.AwaitingRevocation, RequestState.Completed) => "on the lists",
        (RequestState.AwaitingExamination, RequestState.AwaitingDisclosure) => "in order",
        (RequestState.AwaitingExamination, RequestState.Completed) => "in order, and carried out",
        (RequestState.AwaitingExamination, RequestState.PinNotDisclosed) => "in order, but nothing is disclosed",
        (RequestState.AwaitingDisclosure, RequestState.AwaitingExamination) => "sent back",
        (RequestState.AwaitingDisclosure, RequestState.AwaitingPinPrint) => "both approved",
        (RequestState.AwaitingPinPrint, RequestState.AwaitingPinPosting) => "printed",
        (RequestState.AwaitingPinPosting, RequestState.AwaitingDisclosure) => "misprinted",
        (RequestState.AwaitingPinPosting, RequestState.PinInPost) => "posted",
        (RequestState.PinInPost, RequestState.Completed) => "arrived",
        (RequestState.PinInPost, RequestState.PinReturned) => "came back",
        _ => null,
    };

    public static string Day(PaperProgress progress, DateOnly date) =>
        date == progress.FirstReminderOn ? $"day {Durations.FirstReminderDays}"
        : date == progress.SecondReminderOn ? $"day {Durations.SecondReminderDays}"
        : progress.State == RequestState.AwaitingEffectiveDate ? "the day has come"
        : date == progress.CloseOn ? $"day {(progress.State == RequestState.AwaitingPayment ? Durations.PaymentDays : Durations.WithdrawDays)}"
        : throw new InvalidOperationException($"{date} is no deadline of the request.");
}
