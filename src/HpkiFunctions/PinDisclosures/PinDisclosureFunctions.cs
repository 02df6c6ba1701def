using Hpki.Procedures.Staff;
using HpkiFunctions.Access;
using HpkiFunctions.Pages;
using HpkiFunctions.Requests;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.PinDisclosures;

/// <summary>The print of a PIN's letter. The answer is the letter itself; it is kept nowhere, and the next call is refused.</summary>
public sealed class PinDisclosureFunctions(RequestDesk desk)
{
    [StaffRoute(StaffRole.Reception, StaffRole.Examiner)]
    [Function(nameof(PrintPin))]
    public async Task<IResult> PrintPin(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/tasks/{number}/{taskId}/pin-letter")] HttpRequest request,
        string number, string taskId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        await request.FormAsync(cancellationToken);
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return Page.Pdf(request, await desk.PrintPinAsync(number, taskId, request.Staff(), new DurableSignals(client), cancellationToken));
    }
}
