using Hpki.Correspondence.Mail;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Deliveries;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;

namespace HpkiFunctions.Requests;

/// <summary>
/// Sends status mails (design rule 5): the intent is stored, the mail handed over with its key, the answer recorded. After a crash in
/// between nobody knows whether it left; then it waits a quarter of an hour before it is sent again.
/// </summary>
public sealed class StatusMailActivities(HolderRegistry registry, StatusMailTexts texts, IMailSender sender, TimeProvider time)
{
    static readonly TimeSpan UnknownFor = TimeSpan.FromMinutes(15);
    static readonly TimeSpan LetterWithin = TimeSpan.FromDays(2);

    [Function(nameof(SendStatusMail))]
    public async Task<StatusMailOutcome> SendStatusMail(
        [ActivityTrigger] StatusMail mail, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        DurableSignals signals = new(client);
        DateTimeOffset now = time.GetUtcNow();
        DecisionResult intent = await registry.DecideAsync(
            mail.HolderId, $"{mail.MailId()}-intent", file => Intend(file, mail, now), signals, cancellationToken);
        if (intent.File.Holder.MailAddress is not { } address)
        {
            await AskForLetterAsync(mail, signals, cancellationToken);
            return StatusMailOutcome.ByPost;
        }

        MailRecord record = intent.File.Mail(mail.MailId());
        switch (record.State)
        {
            case MailState.Sent or MailState.Delivered:
                return StatusMailOutcome.Sent;
            case MailState.Bounced or MailState.Failed:
                await AskForLetterAsync(mail, signals, cancellationToken);
                return StatusMailOutcome.ByPost;
            case MailState.Intended or MailState.Unknown when intent.Outcome == DecisionOutcome.MadeBefore && now - (record.SentAt ?? record.IntendedAt) < UnknownFor:
                return StatusMailOutcome.Later;
        }

        MailReceipt receipt = await sender.SendAsync(
            texts.Write(intent.File, mail).To(address, $"{intent.File.Holder.FamilyName} {intent.File.Holder.GivenName}", mail.MailId()), cancellationToken);
        await RecordAsync(intent.File, mail, receipt, now, signals, cancellationToken);
        switch (receipt)
        {
            case MailReceipt.Accepted:
                return StatusMailOutcome.Sent;
            case MailReceipt.Refused:
                await AskForLetterAsync(mail, signals, cancellationToken);
                return StatusMailOutcome.ByPost;
            default:
                return StatusMailOutcome.Later;
        }
    }

    [Function(nameof(AskForLetter))]
    public async Task AskForLetter(
        [ActivityTrigger] StatusMail mail, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        await AskForLetterAsync(mail, new DurableSignals(client), cancellationToken);

    static Decision? Intend(HolderFile file, StatusMail mail, DateTimeOffset now) => file.Holder.MailAddress is null
        ? null
        : new Decision()
            .Put(new MailRecord
            {
                MailId = mail.MailId(),
                RequestId = mail.RequestId,
                Template = mail.Kind.ToString(),
                State = MailState.Intended,
                IntendedAt = now,
            })
            .Record("mail.intended", Actor.System, mail.RequestId, Facts(mail));

    // One key per attempt: each answer of the provider is a decision of its own.
    async Task RecordAsync(
        HolderFile file, StatusMail mail, MailReceipt receipt, DateTimeOffset at, DurableSignals signals, CancellationToken cancellationToken)
    {
        MailRecord record = file.Mail(mail.MailId());
        (MailRecord after, string type) = receipt switch
        {
            MailReceipt.Accepted accepted => (record with { State = MailState.Sent, SentAt = at, ProviderId = accepted.ProviderMessageId }, "mail.sent"),
            MailReceipt.Refused => (record with { State = MailState.Failed }, "mail.refused"),
            MailReceipt.TryAgain { MayHaveBeenSent: true } => (record with { State = MailState.Unknown, SentAt = at }, "mail.unknown"),
            MailReceipt.TryAgain => (record with { State = MailState.Deferred }, "mail.deferred"),
            _ => throw new InvalidOperationException($"Unknown answer {receipt.GetType().Name}."),
        };
        await registry.DecideAsync(file, $"{mail.MailId()}-{at.UtcTicks}",
            _ => new Decision().Put(after).Record(type, Actor.System, mail.RequestId, Facts(mail)), signals, cancellationToken);
    }

    async Task AskForLetterAsync(StatusMail mail, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        string key = $"{mail.MailId()}-letter";
        await registry.DecideAsync(mail.HolderId, key, file => new Decision()
            .Put(StaffTasks.New(file.Request(mail.RequestId), TaskKind.NotifyByPost, key, now, now + LetterWithin))
            .Record("mail.by-post", Actor.System, mail.RequestId, Facts(mail)), signals, cancellationToken);
    }

    static Dictionary<string, string> Facts(StatusMail mail) => new() { ["mailId"] = mail.MailId(), ["kind"] = mail.Kind.ToString() };
}
