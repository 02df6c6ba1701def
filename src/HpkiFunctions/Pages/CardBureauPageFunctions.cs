using Hpki.Console;
using Hpki.Console.CardBureau;
using Hpki.Procedures.Staff;
using HpkiFunctions.Access;
using HpkiFunctions.CardBureau;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Pages;

/// <summary>カード工場との受渡し: the files, and what of them waits for a person.</summary>
public sealed class CardBureauPageFunctions(ConsoleFrames frames, CardBureauModels models, CardBureauExchange exchange, CardBureauDesk desk)
{
    [StaffRoute]
    [Function(nameof(ShowCardBureau))]
    public async Task<IResult> ShowCardBureau(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "staff/card-bureau")] HttpRequest request, CancellationToken cancellationToken) =>
        Page.Of<BureauPage, BureauModel>(await models.OfAsync(frames.Of(request), request.Staff(), cancellationToken));

    [StaffRoute(StaffRole.Examiner)]
    [Function(nameof(SubmitCardBureau))]
    public async Task<IResult> SubmitCardBureau(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/card-bureau")] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        IFormCollection form = await request.FormAsync(cancellationToken);
        switch (form.Text(BureauFields.Action))
        {
            case BureauFields.Exchange:
                await exchange.RunNowAsync(new DurableSignals(client), CancellationToken.None);
                return request.SeeOther(ConsoleRoutes.CardBureau, Flash.BureauExchanged);
            case BureauFields.Seen:
                await desk.NoteAsync(form.Text(BureauFields.EntryId), request.Staff(), cancellationToken);
                return request.SeeOther(ConsoleRoutes.CardBureau, Flash.BureauFileSeen);
            default:
                throw new ProblemException(Problem.BadField(BureauFields.Action, "操作が選ばれていません", "カード工場との受渡しの画面で、ボタンを押してください。"));
        }
    }
}
