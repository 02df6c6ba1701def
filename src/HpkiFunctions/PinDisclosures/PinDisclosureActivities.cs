using Hpki.Procedures.Requests;
using Hpki.Registry.Escrow;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Requests;

namespace HpkiFunctions.PinDisclosures;

/// <summary>The outside steps of a disclosure's flow; each changes nothing when it runs a second time.</summary>
public sealed class PinDisclosureActivities(HolderRegistry registry, OpeningHalves halves)
{
    /// <summary>The request has ended: what was approved and not printed can open nothing any more.</summary>
    [Function(nameof(ForgetHalves))]
    public async Task ForgetHalves([ActivityTrigger] PaperCase request, CancellationToken cancellationToken)
    {
        HolderFile file = await registry.OpenAsync(request.HolderId, cancellationToken);
        foreach (StaffTask approval in file.Tasks.Where(task => task.RequestId == request.RequestId && task.Kind == TaskKind.ApproveDisclosure))
        {
            await halves.DeleteAsync(approval.TaskId, cancellationToken);
        }
    }
}
