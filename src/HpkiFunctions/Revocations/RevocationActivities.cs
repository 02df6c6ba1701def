using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Revocations;

/// <summary>The outside steps of an emergency revocation's flow.</summary>
public sealed class RevocationActivities(HolderRegistry registry, EmergencyRevocations revocations)
{
    [Function(nameof(ExecuteRevocation))]
    public async Task<RevocationOutcome> ExecuteRevocation(
        [ActivityTrigger] RevocationCase order, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        await revocations.ExecuteAsync(
            await registry.OpenAsync(order.HolderId, cancellationToken), order.OrderId, new DurableSignals(client), cancellationToken);

    /// <summary>After a day: the exception and its cause stand on the timeline (ETSI EN 319 411-1 REV-6.2.4-03BB).</summary>
    [Function(nameof(RecordException))]
    public async Task RecordException(
        [ActivityTrigger] RevocationCase order, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        await registry.DecideAsync(order.HolderId, $"exception-{order.OrderId}", _ => new Decision()
            .Record("revocation.exception", Actor.System, order.RequestId, new Dictionary<string, string>
            {
                ["orderId"] = order.OrderId,
                ["cause"] = order.LastOutcome.ToString(),
            }), new DurableSignals(client), cancellationToken);
}
