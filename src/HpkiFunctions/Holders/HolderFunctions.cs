using Hpki.Procedures.Identifiers;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Projections;
using HpkiFunctions.Access;
using HpkiFunctions.Http;
using HpkiFunctions.OpenApi;
using HpkiFunctions.Problems;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Holders;

/// <summary>The API of holders and cards. Searches are posted, so that no personal data stands in a URL.</summary>
public sealed class HolderFunctions(HolderDesk desk)
{
    const int MostHits = 100;

    // Whatever kind of value is searched for, it is sent as this.
    const string ValueField = "value";

    [StaffRoute]
    [LookUp(LookUpKind.Limited)]
    [Operation("Finds holders by a number or a name.", Body = typeof(HolderSearch), Answer = typeof(IReadOnlyList<LookupHit>))]
    [Function(nameof(SearchHolders))]
    public async Task<IResult> SearchHolders(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/holders/search")] HttpRequest request, CancellationToken cancellationToken)
    {
        HolderSearch search = await JsonBody.ReadAsync<HolderSearch>(request, cancellationToken);
        IReadOnlyList<LookupHit> hits = await FindAsync(search, cancellationToken);
        if (hits.Count == 0)
        {
            request.NoteMiss();
        }

        return JsonBody.Answer(hits);
    }

    async Task<IReadOnlyList<LookupHit>> FindAsync(HolderSearch search, CancellationToken cancellationToken)
    {
        try
        {
            return await desk.FindAsync(search.Kind, search.Value, MostHits, cancellationToken);
        }
        catch (InvalidIdentifierException invalid)
        {
            throw new ProblemException(Problem.Of(invalid, ValueField));
        }
    }

    [StaffRoute]
    [Operation("Reads a holder with cards and requests.", Answer = typeof(HolderDetails))]
    [Function(nameof(GetHolder))]
    public async Task<IResult> GetHolder(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/holders/{holderId}")] HttpRequest request, string holderId,
        CancellationToken cancellationToken)
    {
        return JsonBody.Answer(HolderDetails.Of(await desk.OpenAsync(holderId, cancellationToken)));
    }

    [StaffRoute]
    [Operation("Reads one card of a holder.", Answer = typeof(Card))]
    [Function(nameof(GetCard))]
    public async Task<IResult> GetCard(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/holders/{holderId}/cards/{cardSerial}")] HttpRequest request,
        string holderId, string cardSerial, CancellationToken cancellationToken)
    {
        HolderFile file = await desk.OpenAsync(holderId, cancellationToken);
        return JsonBody.Answer(file.Cards.FirstOrDefault(card => card.CardSerial == cardSerial) ?? throw new ProblemException(
            Problem.NotFound("unknown-card", "このカードはありません", "この資格証保有者のカード番号を確認してください。")));
    }
}
