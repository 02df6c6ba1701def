using Hpki.Procedures.Calendar;
using Hpki.Procedures.Catalogue;
using Hpki.Registry.Deliveries;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Access;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Payments;

/// <summary>The desk at which payments are entered.</summary>
public sealed class PaymentDesk(HolderRegistry registry, RequestDesk requests, PaymentDecisions decisions, TimeProvider time)
{
    // A payment larger than this is a slip of the keyboard: no fee of the centre comes near.
    const int HighestYen = 1_000_000;

    /// <summary>Why this member of staff cannot enter a payment for the request; null when they can.</summary>
    public Problem? WhyNot(Request request, StaffPrincipal staff) =>
        requests.WhyNot(ProcedureStep.RecordPayment, request.HolderId, staff)
        ?? (ProcedureCatalogue.Of(request.Procedure).Course.Contains(ProcedureStage.Fee)
            ? null
            : Problem.Conflict("no-fee", "入金を記録できません", "この手続には手数料がありません。受付番号を確認してください。"));

    /// <summary>入金. The same key again enters nothing more.</summary>
    public async Task<Payment> EnterAsync(
        string requestNumber, PaymentInput input, StaffPrincipal staff, string idempotencyKey, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        if (input.Yen is < 1 or > HighestYen)
        {
            throw new ProblemException(Problem.BadField("yen", "金額の形式が正しくありません", $"入金額を、1から{HighestYen:N0}までの整数で入力してください。"));
        }

        if (input.PaidOn > TokyoTime.DateOf(time.GetUtcNow()))
        {
            throw new ProblemException(Problem.BadField("paidOn", "入金日が先の日付です", "入金日は、今日までの日付を入力してください。"));
        }

        (HolderFile file, Request request) = await requests.OpenAsync(requestNumber, cancellationToken);
        if (WhyNot(request, staff) is { } problem)
        {
            throw new ProblemException(problem);
        }

        string key = $"payment-{RecordId.From('c', $"{staff.StaffId}\n{request.RequestId}\n{idempotencyKey}")}";
        DecisionResult result = await registry.DecideAsync(
            file, key, current => decisions.Enter(current, request.RequestId, input, staff.StaffId, key), signals, CancellationToken.None);
        Payment entered = result.File.Payments.Single(payment => payment.PaymentId == PaymentDecisions.IdOf(key));
        return entered.Yen == input.Yen && entered.PaidOn == input.PaidOn
            ? entered
            : throw new ProblemException(Problem.Conflict("key-used", "二重送信を防ぐ番号が別の内容で使われています", "画面を開き直してから、もう一度入力してください。"));
    }
}
