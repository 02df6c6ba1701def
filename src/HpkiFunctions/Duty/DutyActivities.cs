using Hpki.Correspondence.Mail;
using Hpki.Procedures.Calendar;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Requests;
using Microsoft.Extensions.Logging;

namespace HpkiFunctions.Duty;

/// <summary>Wakes the duty officer: why stands on the timeline, then the mail goes, with ids only, then the timeline says so.</summary>
public sealed partial class DutyActivities(
    HolderRegistry registry, IMailSender mail, DutyMails texts, DutyContact duty, OfficeHours office, TimeProvider time, ILogger<DutyActivities> logger)
{
    [Function(nameof(AlertDuty))]
    public async Task<DutyAnswer> AlertDuty(
        [ActivityTrigger] DutyAlert alert, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        StaffTask? task = null;
        if (EventOf(alert.Kind) is { } type)
        {
            DecisionResult result = await registry.DecideAsync(
                alert.HolderId, alert.MailId(), file => Note(file, alert, type), new DurableSignals(client), cancellationToken);
            task = result.File.Task(alert.ReferenceId);
            if (task.CompletedAt is not null)
            {
                return new(DutyAlertOutcome.Needless);
            }
        }

        if (alert.Cause is { } cause)
        {
            LogAlertWithCause(logger, alert.Kind, alert.ReferenceId, alert.RequestId, cause);
        }
        else
        {
            LogAlert(logger, alert.Kind, alert.ReferenceId, alert.RequestId);
        }

        MailReceipt receipt = await mail.SendAsync(
            texts.Write(alert).To(duty.MailAddress, duty.Name, alert.MailId()), cancellationToken);
        if (receipt is not MailReceipt.Accepted)
        {
            return new(DutyAlertOutcome.NotSent);
        }

        if (task is not null)
        {
            await registry.DecideAsync(
                alert.HolderId, $"{alert.MailId()}-sent", _ => Sent(alert), new DurableSignals(client), cancellationToken);
        }

        return new(DutyAlertOutcome.Sent, NextAlarm(task).UtcDateTime);
    }

    // A task that is not late yet is spoken of when it is; a late one each business morning, and so is an order that is not confirmed.
    DateTimeOffset NextAlarm(StaffTask? task)
    {
        DateTimeOffset now = time.GetUtcNow();
        return task?.DueAt > now ? task.DueAt : office.NextOpening(now);
    }

    static Decision? Note(HolderFile file, DutyAlert alert, string type) => file.Task(alert.ReferenceId).CompletedAt is not null
        ? null
        : new Decision().Record(type, Actor.System, alert.RequestId, new Dictionary<string, string>
        {
            ["taskId"] = alert.ReferenceId,
            ["round"] = $"{alert.Round}",
        });

    static Decision Sent(DutyAlert alert) => new Decision().Record("duty.alerted", Actor.System, alert.RequestId, new Dictionary<string, string>
    {
        ["alert"] = alert.Kind.ToString(),
        ["taskId"] = alert.ReferenceId,
        ["round"] = $"{alert.Round}",
    });

    // An order that is not confirmed is told of without asking the storage, which may be what is down; a refused review is recorded with its reviewer.
    static string? EventOf(DutyAlertKind kind) => kind switch
    {
        DutyAlertKind.RevocationUnconfirmed or DutyAlertKind.ReviewRefused => null,
        DutyAlertKind.CallerUnprovedAfterHours => "proof.after-hours",
        DutyAlertKind.CallerProofOverdue => "proof.overdue",
        DutyAlertKind.ReviewOverdue => "review.overdue",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "It is not decided what the timeline says of this alert."),
    };

    [LoggerMessage(Level = LogLevel.Critical, Message = "Duty alert {Kind} about {ReferenceId} of request {RequestId}")]
    static partial void LogAlert(ILogger logger, DutyAlertKind kind, string referenceId, string requestId);

    [LoggerMessage(Level = LogLevel.Critical, Message = "Duty alert {Kind} about {ReferenceId} of request {RequestId}: {Cause}")]
    static partial void LogAlertWithCause(ILogger logger, DutyAlertKind kind, string referenceId, string requestId, Revocations.RevocationOutcome cause);
}
