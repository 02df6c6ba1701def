using Hpki.Procedures.Staff;
using Hpki.Registry.Model;
using HpkiFunctions.Access;
using HpkiFunctions.Http;
using HpkiFunctions.OpenApi;
using HpkiFunctions.Requests;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Payments;

/// <summary>The API of payments.</summary>
public sealed class PaymentFunctions(PaymentDesk desk)
{
    [StaffRoute(StaffRole.Reception, StaffRole.Examiner)]
    [Operation("Enters a payment for a request: judged against its fee; what is owed to nobody becomes a refund task.",
        Body = typeof(PaymentInput), Answer = typeof(Payment), Status = StatusCodes.Status201Created, Idempotent = true)]
    [Function(nameof(EnterPayment))]
    public async Task<IResult> EnterPayment(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/requests/{number}/payments")] HttpRequest request, string number,
        [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        string key = IdempotencyKey.Of(request);
        PaymentInput body = await JsonBody.ReadAsync<PaymentInput>(request, cancellationToken);
        Payment payment = await desk.EnterAsync(number, body, request.Staff(), key, new DurableSignals(client), cancellationToken);
        return JsonBody.Answer(payment, StatusCodes.Status201Created);
    }
}
