using Hpki.Procedures.Calendar;
using Hpki.Procedures.CardOrders;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Deliveries;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.CardBureau;
using HpkiFunctions.Deliveries;
using HpkiFunctions.LostReports;
using HpkiFunctions.Payments;
using HpkiFunctions.Problems;

namespace HpkiFunctions.Requests;

/// <summary>How a request on paper ends before its time: withdrawn, lapsed, declined, or with the use of the card. What was paid for it goes back.</summary>
public sealed class PaperEnds(PaperCourse course, TimeProvider time)
{
    static readonly TaskKind[] Work =
        [TaskKind.ExaminePapers, TaskKind.CheckLicence, TaskKind.DecideFee, TaskKind.ApproveRequest, TaskKind.ClarifyPayment,
            TaskKind.ProductionFailed, TaskKind.ClarifyBureauAnswer, TaskKind.CheckPinAddress, TaskKind.ApproveDisclosure, TaskKind.PrintPinLetter,
            TaskKind.PostPinLetter, TaskKind.ConfirmPinLetter,
            TaskKind.ArrangeDelivery, TaskKind.HandOverCard, TaskKind.PostCard, TaskKind.ConfirmDelivery, TaskKind.UnblockCard, TaskKind.ReturnCard, TaskKind.ConfirmReturn];

    /// <summary>Why the request cannot be withdrawn now; null when it can: until the certificates of the new card are issued.</summary>
    public static Problem? WhyNoWithdrawal(HolderFile file, Request request) => request.State.IsBeforeApproval() || IsBeforeCertificates(file, request) ? null
        : request.State.IsOpen() ? Problem.Conflict("not-withdrawable", "取り下げできません", request.Procedure switch
        {
            ProcedureKind.PinDisclosure => "すでに暗証番号の通知書を印刷しています。取下げができるのは、印刷の前までです。",
            ProcedureKind.PinUnblock => "お預かりした資格証を返送するまで、取下げはできません。解除せずに返送する場合は、作業のタスクで「解除できない」を記録してください。",
            ProcedureKind.Discontinuation => "すでに電子証明書を失効しています。失効は取り消せません。",
            _ => "すでに新しい資格証の電子証明書を発行しています。取下げができるのは、発行の前までです。",
        })
        : Problem.Conflict("not-withdrawable", "取り下げできません", "この申請は、すでに終了しています。");

    /// <summary>取下げ: the papers stay on file, and a request that is linked with this one goes on by itself.</summary>
    public Decision Withdraw(HolderFile file, string requestId, string staffId, string? note)
    {
        Request request = file.Request(requestId);
        return WhyNoWithdrawal(file, request) is { } problem
            ? throw new ProblemException(problem)
            : End(
                new Decision().Record($"{WaitingRequests.EventsOf(request.Procedure)}.withdrawn", Actor.Staff(staffId), requestId, detail: LostReportDecisions.Words(note)),
                file, request, RequestState.Withdrawn, staffId: staffId)
                .SignalFlow(request, SignalKind.Withdrawn, requestId);
    }

    /// <summary>Day 30 of a deficiency: nothing has come.</summary>
    public Decision? LapseWithoutPapers(HolderFile file, string requestId) =>
        Lapse(file, requestId, RequestState.AwaitingPapers, RequestState.LapsedWithoutPapers, "papers.lapsed");

    /// <summary>The payment was not in full in time.</summary>
    public Decision? LapseWithoutPayment(HolderFile file, string requestId) =>
        Lapse(file, requestId, RequestState.AwaitingPayment, RequestState.LapsedWithoutPayment, "fee.lapsed");

    /// <summary>Ends the request in a decision whose own task, if it has one, is done already. A card that was ordered for it is not made.</summary>
    internal Decision End(Decision decision, HolderFile file, Request request, RequestState end, string? doneTaskId = null, string? staffId = null)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (file.CardOrderOf(request.RequestId) is { } ordered)
        {
            decision.StopOrder(ordered, staffId is null ? Actor.System : Actor.Staff(staffId), now);
        }

        if (file.LastDeliveryOf(request.RequestId) is { State: DeliveryState.Arranged or DeliveryState.Posted } delivery)
        {
            decision.End(delivery, DeliveryState.Failed, staffId ?? Actor.System.ActorId, now);
        }

        foreach (TaskKind kind in Work)
        {
            decision.EndTasks(file, request.RequestId, kind, now, doneTaskId);
        }

        return decision
            .Put(PaperCourse.In(request, end) with { ClosedAt = now })
            .RefundAll(file, request, now, course.TaskDue(now));
    }

    static bool IsBeforeCertificates(HolderFile file, Request request) =>
        request.State == RequestState.InProduction && file.CardOrderOf(request.RequestId) is { } ordered && ordered.State.IsBeforeCertificates();

    Decision? Lapse(HolderFile file, string requestId, RequestState waiting, RequestState end, string what)
    {
        Request request = file.Request(requestId);
        return request.State != waiting || TokyoTime.DateOf(time.GetUtcNow()) < request.CloseOn
            ? null
            : End(new Decision().Record(what, Actor.System, requestId), file, request, end);
    }
}
