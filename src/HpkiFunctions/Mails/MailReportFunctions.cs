using HpkiFunctions.Access;
using HpkiFunctions.Http;
using HpkiFunctions.OpenApi;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Mails;

/// <summary>Where the mail provider reports what became of mails.</summary>
public sealed class MailReportFunctions(MailReports reports)
{
    public const string Route = "webhooks/sendgrid/events";

    [WebhookRoute]
    [Operation("Takes SendGrid's Event Webhook: what became of mails. Each event is taken by itself; one that cannot be read is named in the answer and costs no other. The same events again change nothing; after a 5xx send all of them again.",
        BodyMediaType = "application/json", Answer = typeof(MailReportsTaken))]
    [Function(nameof(TakeMailReports))]
    public async Task<IResult> TakeMailReports(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        using MemoryStream body = new();
        await request.Body.CopyToAsync(body, cancellationToken);
        return JsonBody.Answer(await reports.TakeAsync(
            SendGridReports.Read(body.GetBuffer().AsMemory(0, (int)body.Length)), new Requests.DurableSignals(client), cancellationToken));
    }
}
