using Hpki.Procedures.Staff;
using Hpki.Registry.Bureau;
using HpkiFunctions.Access;
using HpkiFunctions.Http;
using HpkiFunctions.OpenApi;
using HpkiFunctions.Requests;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.CardBureau;

/// <summary>When files go to the card bureau and come from it: by the clock, or because somebody asks for it now.</summary>
public sealed class CardBureauFunctions(CardBureauExchange exchange, CardBureauDesk desk)
{
    /// <summary>18:00 JST.</summary>
    public const string Daily = "0 0 9 * * *";

    /// <summary>Every ten minutes.</summary>
    public const string Incoming = "0 */10 * * * *";

    [Function(nameof(ExchangeWithCardBureau))]
    public async Task ExchangeWithCardBureau(
        [TimerTrigger(Daily)] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        await exchange.RunAsync(new DurableSignals(client), cancellationToken);
    }

    /// <summary>What the bureau brings is not left lying for a day.</summary>
    [Function(nameof(ReadCardBureauFiles))]
    public async Task ReadCardBureauFiles(
        [TimerTrigger(Incoming)] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        await exchange.ReadAsync(new DurableSignals(client), cancellationToken);
    }

    [StaffRoute(StaffRole.Examiner)]
    [Operation("Reads what the card bureau has brought and sends what waits for it, out of turn.", Answer = typeof(ExchangeResult))]
    [Function(nameof(ExchangeNow))]
    public async Task<IResult> ExchangeNow(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/card-bureau/exchange")] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        JsonBody.Answer(await exchange.RunNowAsync(new DurableSignals(client), cancellationToken));

    [StaffRoute]
    [Operation("Lists the last files that went to the card bureau and came from it, the newest first, with what could not be used of them.", Answer = typeof(IReadOnlyList<BureauEntry>))]
    [Function(nameof(ListCardBureauFiles))]
    public async Task<IResult> ListCardBureauFiles(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/card-bureau/files")] HttpRequest request, CancellationToken cancellationToken) =>
        JsonBody.Answer(await desk.FilesAsync(cancellationToken));

    [StaffRoute(StaffRole.Examiner)]
    [Operation("Notes that somebody has seen to what could not be used of a file.", Answer = typeof(BureauEntry))]
    [Function(nameof(NoteCardBureauFile))]
    public async Task<IResult> NoteCardBureauFile(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/card-bureau/files/{entryId}/seen")] HttpRequest request,
        string entryId, CancellationToken cancellationToken) =>
        JsonBody.Answer(await desk.NoteAsync(entryId, request.Staff(), cancellationToken));
}
