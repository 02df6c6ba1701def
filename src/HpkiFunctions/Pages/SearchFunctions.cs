using Hpki.Console;
using Hpki.Console.Holders;
using Hpki.Console.Layout;
using Hpki.Console.Search;
using Hpki.Registry.Holders;
using HpkiFunctions.Access;
using HpkiFunctions.Holders;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Pages;

/// <summary>検索 and the page of a holder. Searches are posted, so that no personal data stands in an address.</summary>
public sealed class SearchFunctions(ConsoleFrames frames, Searches searches, HolderDesk desk, HolderModels holders)
{
    [StaffRoute]
    [Function(nameof(ShowSearch))]
    public IResult ShowSearch([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "staff/search")] HttpRequest request) =>
        Page.Of<SearchPage, SearchModel>(new() { Frame = frames.Of(request), Query = SearchQuery.Empty });

    [StaffRoute]
    [LookUp(LookUpKind.Limited)]
    [Function(nameof(SubmitSearch))]
    public async Task<IResult> SubmitSearch(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/search")] HttpRequest request, CancellationToken cancellationToken)
    {
        SearchOutcome outcome = await searches.FindAsync(await request.FormAsync(cancellationToken), cancellationToken);
        if (outcome.IsMiss)
        {
            request.NoteMiss();
        }

        return outcome.Request is { } number
            ? Page.SeeOther(ConsoleRoutes.Request(number))
            : Page.Of<SearchPage, SearchModel>(ModelOf(frames.Of(request), outcome), outcome.Found is null ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
    }

    [StaffRoute]
    [Function(nameof(ShowHolder))]
    public async Task<IResult> ShowHolder(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "staff/holders/{holderId}")] HttpRequest request, string holderId,
        CancellationToken cancellationToken)
    {
        HolderFile file = await desk.OpenAsync(holderId, cancellationToken);
        return Page.Of<HolderPage, HolderModel>(holders.Of(frames.Of(request), file, request.Staff()));
    }

    static SearchModel ModelOf(ConsoleFrame frame, SearchOutcome outcome) => new()
    {
        Frame = frame,
        Query = outcome.Query,
        IsTruncated = outcome.IsTruncated,
        Results = outcome.Found?.Select(file => new SearchResult
        {
            HolderId = file.Holder.HolderId,
            Name = HolderNames.Full(file.Holder),
            Kana = HolderNames.FullKana(file.Holder),
            MedicalRegistrationNumber = file.Holder.MedicalRegistrationNumber,
            JmaMemberId = file.Holder.JmaMemberId,
            Cards = [.. file.Cards.Select(card => new CardSummary(card.CardSerial, card.State))],
        }).ToList(),
    };
}
