using Hpki.LocalHost.Mailbox;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Timelines;
using HpkiFunctions.Requests;
using Microsoft.Extensions.DependencyInjection;

namespace HpkiFunctions.Tests.Crashes;

/// <summary>
/// Every step's mail has gone out and is recorded as sent; twice only where a kill fell between sending and recording. Every copy has an attempt
/// of its own on the timeline, and none follows the record: time alone would excuse what happens in the moment of a kill.
/// </summary>
sealed class MailInvariants(IServiceProvider services, IReadOnlyList<CapturedMail> mails, IReadOnlyList<DateTimeOffset> kills)
{
    // From the provider's answer to the record of it: some storage calls, on a busy machine.
    static readonly TimeSpan LongestRecording = TimeSpan.FromSeconds(30);

    readonly ILookup<string, CapturedMail> received = mails.Where(mail => mail.CustomArgs.ContainsKey("mail_key")).ToLookup(mail => mail.CustomArgs["mail_key"]);

    public async Task<IReadOnlyList<string>> BrokenAsync(IReadOnlyList<CaseEnd> cases, CancellationToken cancellationToken)
    {
        List<string> broken = [];
        foreach (CaseEnd end in cases)
        {
            HolderFile file = await services.GetRequiredService<HolderRegistry>().OpenAsync(end.HolderId, cancellationToken);
            IReadOnlyList<TimelineEntry> timeline = await services.GetRequiredService<Timeline>().ReadAsync(end.HolderId, cancellationToken: cancellationToken);
            foreach (StatusMailKind kind in end.Mails.Where(kind => file.Mails.All(mail => mail.Template != kind.ToString())))
            {
                broken.Add($"{end.CardSerial}: the mail {kind} was never meant to be sent.");
            }

            foreach (MailRecord mail in file.Mails.Where(mail => !IsOvertaken(file, mail)))
            {
                broken.AddRange(Problems(mail, timeline).Select(problem => $"{end.CardSerial}: mail {mail.Template} {problem}."));
            }
        }

        return broken;
    }

    // A host that comes up again finds the procedure gone on: what would not be true any more is not sent.
    static bool IsOvertaken(HolderFile file, MailRecord mail) =>
        mail.State is MailState.Failed or MailState.Unknown && StatusMail.Of(file.Holder.HolderId, mail) is { } notice && NoticeTruth.IsOutdated(file, notice);

    IEnumerable<string> Problems(MailRecord mail, IReadOnlyList<TimelineEntry> timeline)
    {
        CapturedMail[] copies = [.. received[mail.MailId].OrderBy(copy => copy.ReceivedAt)];
        int recorded = timeline.Count(entry => entry.Event.Type == "mail.sent" && entry.Event.Facts.GetValueOrDefault("mailId") == mail.MailId);
        if (mail.State is not (MailState.Sent or MailState.Delivered))
        {
            yield return $"is {mail.State}";
        }

        // The provider's own report may stand for the answer that a kill has swallowed.
        if (recorded != 1 && !(recorded == 0 && mail.State == MailState.Delivered))
        {
            yield return $"is recorded as sent {recorded} times";
        }

        TimelineEvent[] ofMail = [.. timeline.Select(entry => entry.Event).Where(e => e.Facts.GetValueOrDefault("mailId") == mail.MailId)];
        int attempts = ofMail.Count(e => e.Type is "mail.intended" or "mail.again");
        if (copies.Length > attempts)
        {
            yield return $"arrived {copies.Length} times after {attempts} attempts";
        }

        if (ofMail.SkipWhile(e => e.Type != "mail.sent").Any(e => e.Type == "mail.again"))
        {
            yield return "was taken up again after it was recorded as sent";
        }

        if (copies.Length == 0)
        {
            yield return "never arrived";
        }

        foreach ((CapturedMail before, CapturedMail again) in copies.Zip(copies.Skip(1)))
        {
            if (!kills.Any(kill => before.ReceivedAt <= kill && kill <= again.ReceivedAt && kill - before.ReceivedAt <= LongestRecording))
            {
                yield return $"arrived at {before.ReceivedAt:O} and again at {again.ReceivedAt:O}, with no kill between";
            }
        }
    }
}
