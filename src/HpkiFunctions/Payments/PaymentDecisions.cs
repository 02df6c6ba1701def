using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Payments;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Payments;

/// <summary>入金: judged against the fee; with the last yen of it the request goes on, and what is owed to nobody goes back.</summary>
public sealed class PaymentDecisions(PaperCourse course, TimeProvider time)
{
    /// <summary>The id of the payment that a decision enters.</summary>
    public static string IdOf(string decisionKey) => RecordId.From('y', decisionKey);

    /// <summary>How a payment of so many yen would stand now.</summary>
    public static PaymentVerdict Judge(HolderFile file, string requestId, int yen) =>
        PaymentRule.Judge(file.FeeOf(requestId)?.Yen, PaperCourse.PaidFor(file, requestId), yen, file.Request(requestId).State.IsOpen());

    public Decision Enter(HolderFile file, string requestId, PaymentInput input, string staffId, string decisionKey)
    {
        Request request = file.Request(requestId);
        DateTimeOffset now = time.GetUtcNow();
        int? due = file.FeeOf(requestId)?.Yen;
        int paid = PaperCourse.PaidFor(file, requestId);
        PaymentVerdict verdict = Judge(file, requestId, input.Yen);
        Payment payment = new()
        {
            PaymentId = IdOf(decisionKey),
            RequestId = requestId,
            HolderId = request.HolderId,
            Yen = input.Yen,
            PaidOn = input.PaidOn,
            Verdict = verdict,
            ExcessYen = verdict.Excess(due, paid, input.Yen),
            EnteredAt = now,
            EnteredBy = staffId,
        };
        Decision decision = new Decision()
            .Put(payment)
            .Record("payment.entered", Actor.Staff(staffId), requestId, new Dictionary<string, string>
            {
                ["paymentId"] = payment.PaymentId,
                ["yen"] = $"{input.Yen}",
                ["paidOn"] = $"{input.PaidOn:yyyy-MM-dd}",
                ["verdict"] = verdict.ToString(),
            })
            .Refund(request, payment.PaymentId, payment.ExcessYen, now, course.TaskDue(now));
        return verdict switch
        {
            PaymentVerdict.Under => decision.Put(StaffTasks.New(request, TaskKind.ClarifyPayment, $"short-{payment.PaymentId}", now, course.TaskDue(now)) with
            {
                Yen = due - paid - input.Yen,
            }),
            _ when verdict.Settled() && request.State == RequestState.AwaitingPayment => Settle(decision, file, request, payment, now),

            // Whoever enters money for a request that waits for its approval has a hand in it.
            _ => decision.Exclude(file, requestId, TaskKind.ApproveRequest, staffId),
        };
    }

    Decision Settle(Decision decision, HolderFile file, Request request, Payment payment, DateTimeOffset now)
    {
        decision.Put(file.FeeOf(request.RequestId)! with { SettledAt = now });
        decision.EndTasks(file, request.RequestId, TaskKind.ClarifyPayment, now);
        return course.EnterNext(decision, file, request, ProcedureStage.Fee, PaperCourse.RoundOf(file, request.RequestId), payment.EnteredBy)
            .SignalFlow(request, SignalKind.PaymentEntered, payment.PaymentId);
    }
}
