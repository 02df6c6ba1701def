using Hpki.Console;
using Hpki.Console.Requests;
using Hpki.Console.Tasks;
using Hpki.Procedures.Calendar;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.LostReports;
using Hpki.Procedures.Requests;
using Hpki.Registry.Model;
using Hpki.Registry.Projections;
using HpkiFunctions.Access;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Pages;

/// <summary>Requests and tasks as lines of a list. The holders' names come from the page, which reads them once for all its lists.</summary>
public sealed class WorkRows(RequestDesk desk, StaffNames staffNames, LostReportDurations durations, TimeProvider time)
{
    public IReadOnlyList<RequestRow> Requests(IEnumerable<OpenRequest> requests, IReadOnlyDictionary<string, string> names) => [.. requests.Select(request =>
        Row(request.RequestId, request.Procedure, request.State, request.ReceivedAt, request.DueOn, names[request.HolderId]))];

    /// <summary>A request on its holder's page.</summary>
    public RequestRow Of(Request request, string holderName) =>
        Row(request.RequestId, request.Procedure, request.State, request.ReceivedAt, request.CloseOn, holderName);

    public IReadOnlyList<TaskRow> Tasks(IEnumerable<OpenTask> tasks, IReadOnlyDictionary<string, string> names, StaffPrincipal staff) => [.. tasks.Select(task => new TaskRow
    {
        Request = RequestNumber.Parse(task.RequestId),
        TaskId = task.TaskId,
        Kind = task.Kind,
        HolderName = names[task.HolderId],
        Why = TaskReasons.Of(task.Kind),
        Due = JapaneseFormat.MonthDayMinute(task.DueAt),
        IsOverdue = task.DueAt < time.GetUtcNow(),
        Hand = string.IsNullOrEmpty(task.ClaimedBy) ? null : staffNames.Of(task.ClaimedBy),
        WhyNot = desk.WhyNot(task, staff) is { } problem ? Offers.Words(problem) : null,
    })];

    RequestRow Row(string requestId, ProcedureKind procedure, RequestState state, DateTimeOffset receivedAt, DateOnly? closeOn, string holderName)
    {
        RequestRow row = new()
        {
            Number = RequestNumber.Parse(requestId),
            Procedure = procedure,
            HolderName = holderName,
            State = state,
            ReceivedAt = JapaneseFormat.MonthDayMinute(receivedAt),
        };
        DateTimeOffset proofDue = receivedAt.AddMinutes(durations.SecondPersonMinutes);
        return state switch
        {
            RequestState.AwaitingCallerProof => row with
            {
                Next = "折り返しの本人確認",
                Deadline = JapaneseFormat.MonthDayMinute(proofDue),
                IsOverdue = proofDue < time.GetUtcNow(),
            },
            RequestState.AwaitingForm => row with
            {
                Next = "紛失届の到着待ち",
                Deadline = closeOn is { } due ? JapaneseFormat.MonthDay(due) : null,
                IsOverdue = closeOn < TokyoTime.DateOf(time.GetUtcNow()),
            },
            RequestState.AwaitingCheck => row with { Next = "紛失届の確認" },
            RequestState.AwaitingExamination => row with { Next = "書類審査" },
            RequestState.AwaitingPapers => row with
            {
                Next = "書類の到着待ち",
                Deadline = closeOn is { } papersDue ? JapaneseFormat.MonthDay(papersDue) : null,
                IsOverdue = closeOn < TokyoTime.DateOf(time.GetUtcNow()),
            },
            RequestState.AwaitingLicenceCheck => row with { Next = "医師の資格確認" },
            RequestState.AwaitingFeeDecision => row with { Next = "手数料の決定" },
            RequestState.AwaitingPayment => row with
            {
                Next = "手数料の入金待ち",
                Deadline = closeOn is { } paymentDue ? JapaneseFormat.MonthDay(paymentDue) : null,
                IsOverdue = closeOn < TokyoTime.DateOf(time.GetUtcNow()),
            },
            RequestState.AwaitingApproval => row with { Next = "承認" },
            RequestState.InProduction => row with { Next = "カードの製造" },
            RequestState.AwaitingDeliveryChoice => row with { Next = "お渡し方法の決定" },
            RequestState.AwaitingHandOver => row with { Next = "資格証の手渡し" },
            RequestState.AwaitingPosting => row with { Next = "資格証の発送" },
            RequestState.InPost => row with { Next = "配達の確認" },
            RequestState.AwaitingRevocation => row with { Next = procedure == ProcedureKind.Discontinuation ? "失効の確認" : "旧資格証の失効の確認" },
            RequestState.AwaitingApplication => row with { Next = "更新の申請待ち", Deadline = closeOn is { } lastDay ? JapaneseFormat.MonthDay(lastDay) : null },
            RequestState.AwaitingSecondLook => row with { Next = "住所の再確認" },
            RequestState.AwaitingDisclosure => row with { Next = "開示の承認(2名)" },
            RequestState.AwaitingPinPrint => row with { Next = "通知書の印刷" },
            RequestState.AwaitingPinPosting => row with { Next = "通知書の発送" },
            RequestState.PinInPost => row with { Next = "通知書の配達の確認" },
            RequestState.AwaitingEffectiveDate => row with { Next = "利用中止日", Deadline = closeOn is { } lastUse ? JapaneseFormat.MonthDay(lastUse) : null },
            RequestState.AwaitingUnblocking => row with { Next = "閉塞解除の作業" },
            RequestState.AwaitingReturn => row with { Next = "資格証の返送" },
            RequestState.InReturn => row with { Next = "返送の配達の確認" },
            RequestState.AwaitingProcedure => row with { Next = "手続(担当者)" },
            RequestState.Completed or RequestState.ClosedWithoutForm or RequestState.Withdrawn or RequestState.Unfounded
                or RequestState.LapsedWithoutPapers or RequestState.LapsedWithoutPayment or RequestState.Declined or RequestState.NotProduced
                or RequestState.LapsedWithoutApplication or RequestState.Overtaken or RequestState.PinReturned or RequestState.PinNotDisclosed
                or RequestState.EndedWithUse or RequestState.NotUnblocked => row,
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Lists do not show this state yet; add it."),
        };
    }
}
