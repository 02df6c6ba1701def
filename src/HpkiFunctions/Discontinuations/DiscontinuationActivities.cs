using Hpki.Registry.Holders;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Discontinuations;

/// <summary>The outside step of a discontinuation's flow; it changes nothing when it runs a second time.</summary>
public sealed class DiscontinuationActivities(HolderRegistry registry, DiscontinuationDecisions decisions)
{
    [Function(nameof(EndUse))]
    public async Task EndUse([ActivityTrigger] PaperCase request, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        await registry.DecideAsync(request.HolderId, $"end-use-{request.RequestId}-{request.Round}", file => decisions.EndUse(file, request.RequestId),
            new DurableSignals(client), cancellationToken);
}
