using Hpki.Console.Renewals;
using HpkiFunctions.Access;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Pages;

/// <summary>更新のご案内.</summary>
public sealed class RenewalPageFunctions(ConsoleFrames frames, RenewalModels models)
{
    [StaffRoute]
    [Function(nameof(ShowRenewals))]
    public async Task<IResult> ShowRenewals(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "staff/renewals")] HttpRequest request, CancellationToken cancellationToken) =>
        Page.Of<RenewalPlanPage, RenewalPlanModel>(await models.OfAsync(frames.Of(request), cancellationToken));
}
