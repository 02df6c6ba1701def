using System.Globalization;
using Hpki.Correspondence.Mail;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;

namespace HpkiFunctions.Requests;

/// <summary>
/// Sends status mails: the intent is stored, the mail handed over with its key, the answer recorded. After a crash in between nobody
/// knows whether it left; then the provider's report settles it, and without one it is sent again after a quarter of an hour.
/// </summary>
public sealed class StatusMailActivities(HolderRegistry registry, StatusMailTexts texts, IMailSender sender, TimeProvider time)
{
    static readonly TimeSpan UnknownFor = TimeSpan.FromMinutes(15);

    // However long the provider asks us to wait: its answer is not signed, and the holder is.
    static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    [Function(nameof(SendStatusMail))]
    public async Task<StatusMailOutcome> SendStatusMail(
        [ActivityTrigger] StatusMail mail, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        DurableSignals signals = new(client);
        DateTimeOffset now = time.GetUtcNow();
        DecisionResult intent = await registry.DecideAsync(
            mail.HolderId, $"{mail.MailId()}-intent", file => Intend(file, mail, now), signals, cancellationToken);
        MailRecord? record = intent.File.Mails.FirstOrDefault(record => record.MailId == mail.MailId());
        if (record is { State: MailState.Sent or MailState.Delivered })
        {
            return StatusMailOutcome.Sent;
        }

        if (NoticeTruth.IsOutdated(intent.File, mail))
        {
            await registry.DecideAsync(intent.File, $"{mail.MailId()}-outdated", file => Drop(file, mail), signals, cancellationToken);
            return StatusMailOutcome.Outdated;
        }

        if (record is not { State: MailState.Intended or MailState.Deferred or MailState.Unknown } || MailAddresses.Of(intent.File, mail) is not { } address)
        {
            await AskForLetterAsync(intent.File, mail, signals, cancellationToken);
            return StatusMailOutcome.ByPost;
        }

        if (intent.Outcome == DecisionOutcome.MadeBefore && (MustWait(record, now) || !await TakeUpAgainAsync(intent.File, mail, record, now, signals, cancellationToken)))
        {
            return StatusMailOutcome.Later;
        }

        MailReceipt receipt = await sender.SendAsync(
            texts.Write(intent.File, mail).To(address, $"{intent.File.Holder.FamilyName} {intent.File.Holder.GivenName}", mail.MailId()), cancellationToken);
        HolderFile after = await RecordAsync(intent.File, mail, receipt, now, signals, cancellationToken);
        switch (after.Mail(mail.MailId()).State)
        {
            case MailState.Sent or MailState.Delivered:
                return StatusMailOutcome.Sent;
            case MailState.Bounced or MailState.Failed:
                await AskForLetterAsync(after, mail, signals, cancellationToken);
                return StatusMailOutcome.ByPost;
            default:
                return StatusMailOutcome.Later;
        }
    }

    [Function(nameof(AskForLetter))]
    public async Task AskForLetter(
        [ActivityTrigger] StatusMail mail, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        await AskForLetterAsync(await registry.OpenAsync(mail.HolderId, cancellationToken), mail, new DurableSignals(client), cancellationToken);

    static Decision? Drop(HolderFile file, StatusMail mail) =>
        file.Mails.FirstOrDefault(record => record.MailId == mail.MailId()) is { } record && MailLifeCycle.After(record.State, MailEvent.GivenUp) is var after && after != record.State
            ? new Decision().Put(record with { State = after }).Record("mail.given-up", Actor.System, mail.RequestId, mail.Facts())
            : null;

    static bool MustWait(MailRecord record, DateTimeOffset now) =>
        now < record.NotBefore
        || now - record.TakenUpAt < UnknownFor
        || (record.State != MailState.Deferred && now - (record.SentAt ?? record.IntendedAt) < UnknownFor);

    // One key per attempt, so that it is one process's: another, or this one after a crash, waits for what comes of it.
    async Task<bool> TakeUpAgainAsync(
        HolderFile file, StatusMail mail, MailRecord record, DateTimeOffset now, DurableSignals signals, CancellationToken cancellationToken)
    {
        string repeat = (record.Repeats + 1).ToString(CultureInfo.InvariantCulture);
        DecisionResult result = await registry.DecideAsync(
            file, $"{mail.MailId()}-repeat-{repeat}", current => current.Mail(mail.MailId()) is var latest && latest != record
                ? null
                : new Decision()
                    .Put(latest with { Repeats = latest.Repeats + 1, TakenUpAt = now })
                    .Record("mail.again", Actor.System, mail.RequestId, new Dictionary<string, string>(mail.Facts()) { ["repeat"] = repeat }),
            signals, cancellationToken);
        return result.Outcome == DecisionOutcome.MadeNow;
    }

    static Decision? Intend(HolderFile file, StatusMail mail, DateTimeOffset now) => MailAddresses.Of(file, mail) is null
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
            .Record("mail.intended", Actor.System, mail.RequestId, mail.Facts());

    // One key per attempt: each answer of the provider is a decision of its own. The provider's report may have come before it.
    async Task<HolderFile> RecordAsync(
        HolderFile file, StatusMail mail, MailReceipt receipt, DateTimeOffset at, DurableSignals signals, CancellationToken cancellationToken)
    {
        DecisionResult result = await registry.DecideAsync(
            file, $"{mail.MailId()}-{at.UtcTicks}", current => Answered(current.Mail(mail.MailId()), mail, receipt, at), signals, cancellationToken);
        return result.File;
    }

    static Decision Answered(MailRecord record, StatusMail mail, MailReceipt receipt, DateTimeOffset at)
    {
        (MailEvent happened, string type, string? words) = receipt switch
        {
            MailReceipt.Accepted => (MailEvent.Accepted, "mail.sent", (string?)null),
            MailReceipt.Refused refused => (MailEvent.Refused, "mail.refused", refused.Reason),
            MailReceipt.TryAgain { MayHaveBeenSent: true } => (MailEvent.AnswerLost, "mail.unknown", null),
            MailReceipt.TryAgain => (MailEvent.AskedToWait, "mail.deferred", null),
            _ => throw new InvalidOperationException($"Unknown answer {receipt.GetType().Name}."),
        };
        MailRecord after = record with { State = MailLifeCycle.After(record.State, happened), TakenUpAt = null };
        after = receipt switch
        {
            MailReceipt.Accepted accepted => after with { SentAt = at, ProviderId = accepted.ProviderMessageId },
            MailReceipt.TryAgain { MayHaveBeenSent: true } => after with { SentAt = at },
            MailReceipt.TryAgain { RetryAfter: { } wait } => after with { NotBefore = at + (wait < LongestWait ? wait : LongestWait) },
            _ => after,
        };
        return new Decision().Put(after).Record(type, Actor.System, mail.RequestId, mail.Facts(), detail: words);
    }

    async Task AskForLetterAsync(HolderFile known, StatusMail mail, DurableSignals signals, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        await registry.DecideAsync(known, PostalNotices.KeyOf(mail), file => GiveUp(file, mail, now), signals, cancellationToken);
    }

    static Decision? GiveUp(HolderFile file, StatusMail mail, DateTimeOffset now)
    {
        Decision? given = Drop(file, mail);
        return PostalNotices.AreNeeded(file, mail) ? (given ?? new()).NotifyByPost(file, mail, now) : given;
    }
}
