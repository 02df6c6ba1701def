using Hpki.Procedures.Requests;
using Hpki.Registry.Escrow;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Requests;

namespace HpkiFunctions.PinDisclosures;

/// <summary>The outside steps of a disclosure's flow; each changes nothing when it runs a second time.</summary>
public sealed class PinDisclosureActivities(HolderRegistry registry, OpeningHalves halves)
{
    /// <summary>What was approved for an opening that is over, or for a request that has ended, can open nothing any more.</summary>
    [Function(nameof(ForgetHalves))]
    public async Task ForgetHalves([ActivityTrigger] PaperCase request, CancellationToken cancellationToken)
    {
        HolderFile file = await registry.OpenAsync(request.HolderId, cancellationToken);
        Request record = file.Request(request.RequestId);
        IEnumerable<string> needed = record.State is RequestState.AwaitingDisclosure or RequestState.AwaitingPinPrint
            ? PinOpeningRound.ApprovalsOf(file, record).Select(approval => approval.TaskId)
            : [];
        foreach (string taskId in file.Tasks
            .Where(task => task.RequestId == request.RequestId && task.Kind == TaskKind.ApproveDisclosure).Select(task => task.TaskId).Except(needed))
        {
            await halves.DeleteAsync(taskId, cancellationToken);
        }
    }
}
