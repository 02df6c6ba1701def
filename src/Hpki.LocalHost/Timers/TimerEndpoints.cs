using Hpki.LocalRuntime.Functions;
using Hpki.Procedures.Staff;
using HpkiFunctions.Access;
using HpkiFunctions.Problems;

namespace Hpki.LocalHost.Timers;

/// <summary>Runs a timer function now, as the portal's "Test/Run" does in Azure: for people who do not want to wait for the night.</summary>
static class TimerEndpoints
{
    public static void MapTimers(this IEndpointRouteBuilder routes) => routes.MapPost("/local/timers/{name}", TriggerAsync);

    static async Task<IResult> TriggerAsync(HttpContext context, string name, FrontOptions front, FunctionTimers timers, CancellationToken cancellationToken)
    {
        Problem? refusal =
            front.StaffOf(context.Request) is not { } staff ? Problem.NotSignedIn
            : !staff.Roles.Contains(StaffRole.Admin) ? Problem.MissingRole([StaffRole.Admin])
            : await CrossSite.IsForgedAsync(context) ? Problem.ForgedRequest
            : !timers.Names.Contains(name, StringComparer.OrdinalIgnoreCase) ? Unknown(timers)
            : null;
        if (refusal is not null)
        {
            return refusal.ToResult();
        }

        await timers.TriggerAsync(name, cancellationToken);
        return Results.NoContent();
    }

    static Problem Unknown(FunctionTimers timers) =>
        Problem.NotFound("unknown-timer", "このタイマーはありません", $"次のいずれかを指定してください: {string.Join("、", timers.Names.Order(StringComparer.Ordinal))}。");
}
