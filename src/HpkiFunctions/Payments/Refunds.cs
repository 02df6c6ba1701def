using Hpki.Procedures.Requests;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Payments;

/// <summary>返金: each amount that is owed to nobody becomes one task; what a task stands for already is not owed again.</summary>
static class Refunds
{
    /// <summary>Pays back one amount.</summary>
    public static Decision Refund(this Decision decision, Request request, string step, int yen, DateTimeOffset now, DateTimeOffset due) => yen == 0
        ? decision
        : decision.Put(StaffTasks.New(request, TaskKind.RefundPayment, $"refund-{step}", now, due) with { Yen = yen });

    /// <summary>Pays back all that was paid for a request that ends without its effect.</summary>
    public static Decision RefundAll(this Decision decision, HolderFile file, Request request, DateTimeOffset now, DateTimeOffset due)
    {
        int paid = file.Payments.Where(payment => payment.RequestId == request.RequestId).Sum(payment => payment.Yen);
        StaffTask[] refunds = [.. file.Tasks.Where(task => task.RequestId == request.RequestId && task.Kind == TaskKind.RefundPayment)];
        return decision.Refund(request, $"{request.RequestId}-{refunds.Length + 1}", paid - refunds.Sum(task => task.Yen ?? 0), now, due);
    }
}
