using Hpki.Procedures.Calendar;
using Hpki.Procedures.Cards;
using Hpki.Procedures.Requests;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Letters;
using HpkiFunctions.Requests;

namespace HpkiFunctions.LostReports;

/// <summary>The outside steps of a lost report's flow; each changes nothing when it runs a second time.</summary>
public sealed class LostReportActivities(HolderRegistry registry, LostReportFormDecisions forms, OvertakenLetters letters, OfficeHours office)
{
    /// <summary>Where the request stands. The flow looks whenever that changes, so this is also when letters go that say otherwise.</summary>
    [Function(nameof(ReadLostReport))]
    public async Task<LostReportProgress> ReadLostReport(
        [ActivityTrigger] LostReportCase request, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        HolderFile file = await registry.OpenAsync(request.HolderId, cancellationToken);
        Request record = file.Request(request.RequestId);
        await letters.TakeBackAsync(file, record.RequestId, new DurableSignals(client), cancellationToken);
        return new LostReportProgress(record.State, new(record.FirstReminderOn!.Value, record.SecondReminderOn!.Value, record.StaffCallOn!.Value, record.CloseOn!.Value),
            file.Card(record.CardSerial!).State == CardState.Held, record.CardFoundAt is not null, NoticeTruth.RefusedForms(file, record))
        {
            Superseded = Math.Max(request.Generation, 1) < record.Generation,
            SecondLook = file.Tasks.Where(task => task.RequestId == record.RequestId && task.Kind == TaskKind.ProveCaller && task.CompletedAt is null)
                .Select(task => new SecondLook(task.TaskId, task.OpenedAt, task.DueAt.UtcDateTime, !office.IsOpen(task.OpenedAt)))
                .FirstOrDefault(),
        };
    }

    [Function(nameof(OpenStaffCall))]
    public async Task OpenStaffCall(
        [ActivityTrigger] LostReportCase request, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        await registry.DecideAsync(request.HolderId, $"staff-call-{request.RequestId}-{request.Round}", file => forms.OpenStaffCall(file, request.RequestId),
            new DurableSignals(client), cancellationToken);

    [Function(nameof(CloseWithoutForm))]
    public async Task CloseWithoutForm(
        [ActivityTrigger] LostReportCase request, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        await registry.DecideAsync(request.HolderId, $"close-{request.RequestId}-{request.Round}", file => forms.CloseWithoutForm(file, request.RequestId),
            new DurableSignals(client), cancellationToken);
}
