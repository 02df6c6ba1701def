using Hpki.Procedures.Requests;
using Hpki.Registry.Holders;

namespace HpkiFunctions.PinUnblocks;

/// <summary>Locked cards that the centre has in its hands. Pure.</summary>
static class LockedCards
{
    /// <summary>How often the card of a request was sent back.</summary>
    public static int ReturnsOf(HolderFile file, string requestId) =>
        file.Tasks.Count(task => task.RequestId == requestId && task is { Kind: TaskKind.ReturnCard, Outcome: TaskOutcome.Confirmed });
}
