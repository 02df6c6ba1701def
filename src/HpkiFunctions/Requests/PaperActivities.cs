using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Deliveries;
using HpkiFunctions.Letters;
using HpkiFunctions.PinUnblocks;

namespace HpkiFunctions.Requests;

/// <summary>The outside steps of a flow on paper; each changes nothing when it runs a second time.</summary>
public sealed class PaperActivities(HolderRegistry registry, PaperEnds ends, OvertakenLetters letters)
{
    /// <summary>Where the request stands. The flow looks whenever that changes, so this is also when letters go that say otherwise.</summary>
    [Function(nameof(ReadPaperRequest))]
    public async Task<PaperProgress> ReadPaperRequest(
        [ActivityTrigger] PaperCase request, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        HolderFile file = await registry.OpenAsync(request.HolderId, cancellationToken);
        Request record = file.Request(request.RequestId);
        await letters.TakeBackAsync(file, record.RequestId, new DurableSignals(client), cancellationToken);
        return new(record.State, PaperCourse.RoundOf(file, record.RequestId))
        {
            FirstReminderOn = record.FirstReminderOn,
            SecondReminderOn = record.SecondReminderOn,
            CloseOn = record.CloseOn,
            Deliveries = CardDeliveries.CountOf(file, record.RequestId) + LockedCards.ReturnsOf(file, record.RequestId),
            Superseded = request.Generation < record.Generation,
        };
    }

    [Function(nameof(LapseWithoutPapers))]
    public async Task LapseWithoutPapers(
        [ActivityTrigger] PaperCase request, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        await registry.DecideAsync(request.HolderId, $"lapse-papers-{request.RequestId}-{request.Round}", file => ends.LapseWithoutPapers(file, request.RequestId),
            new DurableSignals(client), cancellationToken);

    [Function(nameof(LapseWithoutPayment))]
    public async Task LapseWithoutPayment(
        [ActivityTrigger] PaperCase request, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        await registry.DecideAsync(request.HolderId, $"lapse-payment-{request.RequestId}-{request.Round}", file => ends.LapseWithoutPayment(file, request.RequestId),
            new DurableSignals(client), cancellationToken);
}
