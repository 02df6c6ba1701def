using Hpki.Procedures.Staff;
using Hpki.Registry.Projections;
using Hpki.Registry.Timelines;
using HpkiFunctions.Access;
using HpkiFunctions.Http;
using HpkiFunctions.OpenApi;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Holders;

/// <summary>The API by which operators and auditors hold what is derived, and what is chained, to the holders' records.</summary>
public sealed class ProjectionFunctions(ProjectionUpkeep projections, HolderDesk desk, Timeline timeline)
{
    [StaffRoute(StaffRole.Admin)]
    [Operation("Writes look-ups and work lists anew from every holder; work may go on meanwhile, and it may be called again.", Answer = typeof(RebuiltProjections))]
    [Function(nameof(RebuildProjections))]
    public async Task<IResult> RebuildProjections(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/upkeep/rebuild-projections")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        return JsonBody.Answer(new RebuiltProjections(await projections.RebuildAllAsync(cancellationToken)));
    }

    [StaffRoute(StaffRole.Auditor, StaffRole.Admin)]
    [Operation("Recomputes a holder's timeline from its first event and says whether anything was changed or is missing.", Answer = typeof(TimelineCheck))]
    [Function(nameof(CheckTimeline))]
    public async Task<IResult> CheckTimeline(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/holders/{holderId}/timeline-check")] HttpRequest request, string holderId,
        CancellationToken cancellationToken)
    {
        await desk.OpenAsync(holderId, cancellationToken);
        return JsonBody.Answer(await timeline.VerifyAsync(holderId, cancellationToken));
    }
}
