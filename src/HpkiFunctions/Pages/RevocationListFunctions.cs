using Hpki.Console.RevocationLists;
using Hpki.Pki.Authorities;
using Hpki.Pki.Crls;
using HpkiFunctions.Access;
using HpkiFunctions.Problems;
using HpkiFunctions.Publication;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Pages;

/// <summary>失効リスト.</summary>
public sealed class RevocationListFunctions(ConsoleFrames frames, RevocationListModels models, ICertificationAuthority authority)
{
    [StaffRoute]
    [Function(nameof(ShowRevocationLists))]
    public async Task<IResult> ShowRevocationLists(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "staff/crls")] HttpRequest request, CancellationToken cancellationToken) =>
        Page.Of<RevocationListPage, RevocationListModel>(await models.OfAsync(frames.Of(request), cancellationToken));

    [StaffRoute]
    [Function(nameof(GetArchivedList))]
    public async Task<IResult> GetArchivedList(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "staff/crls/archive/{name}/{number:long}")] HttpRequest request,
        string name, long number, CancellationToken cancellationToken)
    {
        PublishedCrl list = await authority.ReadArchivedCrlAsync(AuthorityNames.PurposeOf(name), number, cancellationToken)
            ?? throw new ProblemException(Problem.NotFound("unknown-list", "この番号の失効リストは保存されていません", "失効リストの画面から選び直してください。"));
        return Results.Bytes(list.Der, CrlNames.MediaType, $"crl-{name}-{number}.crl");
    }
}
