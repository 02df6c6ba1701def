using HpkiFunctions.Access;
using HpkiFunctions.Problems;

namespace Hpki.LocalHost.CardBureau;

/// <summary>Tells the demo bureau how to behave: <c>POST /local/card-bureau/fail/{cards}</c> makes the next so many cards fail.</summary>
static class BureauEndpoints
{
    public static void MapCardBureau(this IEndpointRouteBuilder routes) => routes.MapPost("/local/card-bureau/fail/{cards:int:range(0,100)}", FailAsync);

    static async Task<IResult> FailAsync(HttpContext context, int cards, FrontOptions front, BureauConduct conduct)
    {
        Problem? refusal =
            front.StaffOf(context.Request) is null ? Problem.NotSignedIn
            : await CrossSite.IsForgedAsync(context) ? Problem.ForgedRequest
            : null;
        if (refusal is not null)
        {
            return refusal.ToResult();
        }

        conduct.ToFail = cards;
        return Results.NoContent();
    }
}
