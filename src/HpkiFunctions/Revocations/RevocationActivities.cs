using Hpki.Correspondence.Mail;
using Hpki.Correspondence.Mail.LostReports;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Requests;
using Microsoft.Extensions.Logging;

namespace HpkiFunctions.Revocations;

/// <summary>The outside steps of an emergency revocation's flow.</summary>
public sealed partial class RevocationActivities(
    HolderRegistry registry, EmergencyRevocations revocations, IMailSender mail, LostReportMails texts, DutyContact duty,
    ILogger<RevocationActivities> logger)
{
    [Function(nameof(ExecuteRevocation))]
    public async Task<RevocationOutcome> ExecuteRevocation(
        [ActivityTrigger] RevocationCase order, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        await revocations.ExecuteAsync(
            await registry.OpenAsync(order.HolderId, cancellationToken), order.OrderId, new DurableSignals(client), cancellationToken);

    /// <summary>After a quarter of an hour: wakes the duty officer, with ids only.</summary>
    [Function(nameof(AlarmDutyOfficer))]
    public async Task AlarmDutyOfficer([ActivityTrigger] RevocationDelay delay, CancellationToken cancellationToken)
    {
        RevocationOrder order = (await registry.OpenAsync(delay.Order.HolderId, cancellationToken)).Order(delay.Order.OrderId);
        LogAlarm(logger, order.OrderId, delay.LastOutcome);
        MailText text = texts.RevocationUnconfirmed(new()
        {
            OrderId = order.OrderId,
            RequestId = delay.Order.RequestId,
            OrderedAt = order.OrderedAt,
            ExceptionDueAt = order.OrderedAt.AddHours(24),
            LastOutcome = delay.LastOutcome.ToString(),
        });
        MailReceipt receipt = await mail.SendAsync(text.To(duty.MailAddress, duty.Name, $"{order.OrderId}-alarm"), cancellationToken);
        if (receipt is not MailReceipt.Accepted)
        {
            throw new InvalidOperationException($"The duty mail for {order.OrderId} could not be handed over; it is tried again.");
        }
    }

    /// <summary>After a day: the exception and its cause stand on the timeline (domain.md §7.1, REV-6.2.4-03BB).</summary>
    [Function(nameof(RecordException))]
    public async Task RecordException(
        [ActivityTrigger] RevocationDelay delay, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        await registry.DecideAsync(delay.Order.HolderId, $"exception-{delay.Order.OrderId}", _ => new Decision()
            .Record("revocation.exception", Actor.System, delay.Order.RequestId, new Dictionary<string, string>
            {
                ["orderId"] = delay.Order.OrderId,
                ["cause"] = delay.LastOutcome.ToString(),
            }), new DurableSignals(client), cancellationToken);

    [LoggerMessage(Level = LogLevel.Critical, Message = "Order {OrderId} is still not confirmed on the published lists: {Outcome}")]
    static partial void LogAlarm(ILogger logger, string orderId, RevocationOutcome outcome);
}
