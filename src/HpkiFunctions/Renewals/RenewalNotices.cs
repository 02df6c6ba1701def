using Hpki.Procedures.Calendar;
using Hpki.Procedures.Cards;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Renewals;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.LostReports;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Renewals;

/// <summary>
/// 更新のご案内: one matter for each card that runs out, with a number, a timeline and its mails like a request, opened by the first reminder. It ends when
/// the holder applies, asks for no more reminders, or the card runs out. Pure.
/// </summary>
public sealed class RenewalNotices(ReminderStages stages, TimeProvider time)
{
    /// <summary>What is to be done about a card on that day.</summary>
    public ReminderFinding Look(HolderFile file, string cardSerial, DateOnly today)
    {
        Card card = file.Card(cardSerial);
        int? stage = stages.On(today, card.ExpiresOn);
        return new()
        {
            HolderId = file.Holder.HolderId,
            CardSerial = cardSerial,
            ExpiresOn = card.ExpiresOn,
            DaysBefore = stage,
            ByMail = MailAddresses.Trusted(file) is not null,
            Obstacle = ObstacleOf(file, card, stage),
        };
    }

    /// <summary>Reminds the holder of the stage that the card is in.</summary>
    /// <param name="file">The holder's.</param>
    /// <param name="cardSerial">Of the card that runs out.</param>
    /// <param name="today">The day of the run.</param>
    /// <param name="fresh">The number of the notice if none is open; the same one every time the decision runs.</param>
    /// <returns>Null when there is an obstacle.</returns>
    public Decision? Remind(HolderFile file, string cardSerial, DateOnly today, string fresh)
    {
        if (Look(file, cardSerial, today) is not { Obstacle: null, DaysBefore: { } stage })
        {
            return null;
        }

        Request notice = (OpenOf(file, cardSerial) ?? New(file, cardSerial, fresh)) with { RemindedDaysBefore = stage, CloseOn = file.Card(cardSerial).ExpiresOn };
        return new Decision()
            .Put(notice)
            .Record("renewal.reminded", Actor.System, notice.RequestId, new Dictionary<string, string> { ["cardSerial"] = cardSerial, ["daysBefore"] = $"{stage}" })
            .Start(nameof(RenewalReminder), $"{PaperFlows.InstanceIdsOf(notice)}{stage}", new RenewalReminderCase(notice.HolderId, notice.RequestId, stage));
    }

    /// <summary>期限切れ: the card ran out by itself, and nobody waits for an application any more.</summary>
    /// <returns>Null when it has not run out, or was not in force any more.</returns>
    public Decision? Expire(HolderFile file, string cardSerial)
    {
        Card card = file.Card(cardSerial);
        return card.State != CardState.Active || card.ExpiresOn >= Today
            ? null
            : End(new Decision(), file, cardSerial, RequestState.LapsedWithoutApplication)
                .Put(card with { State = CardLifeCycle.After(card.State, CardEvent.Expire) })
                .Record("card.expired", Actor.System, OpenOf(file, cardSerial)?.RequestId, new Dictionary<string, string> { ["cardSerial"] = cardSerial });
    }

    /// <summary>Ends the notice of a card, if one is open, because a request came that decides what becomes of it.</summary>
    public Decision EndFor(Decision decision, HolderFile file, Request request)
    {
        if (!Decides(request.Procedure) || request.CardSerial is not { } card || OpenOf(file, card) is not { } notice)
        {
            return decision;
        }

        RequestState end = request.Procedure == ProcedureKind.Renewal ? RequestState.Completed : RequestState.Overtaken;
        return End(decision, file, card, end)
            .Record("renewal-notice.ended", Actor.System, notice.RequestId, new Dictionary<string, string> { ["linkedRequestId"] = request.RequestId });
    }

    /// <summary>Why the notice cannot be stopped; null when it can.</summary>
    public static Problem? WhyNoStop(Request notice) => notice.State == RequestState.AwaitingApplication
        ? null
        : Problem.Conflict("not-withdrawable", "停止できません", "この案内は、すでに終了しています。");

    /// <summary>案内の停止: the holder does not want to be reminded of this card any more.</summary>
    public Decision Stop(HolderFile file, string requestId, string staffId, string? note)
    {
        Request notice = file.Request(requestId);
        return WhyNoStop(notice) is { } problem
            ? throw new ProblemException(problem)
            : End(new Decision(), file, notice.CardSerial!, RequestState.Withdrawn)
                .Record("renewal-notice.stopped", Actor.Staff(staffId), requestId, detail: LostReportDecisions.Words(note));
    }

    DateOnly Today => TokyoTime.DateOf(time.GetUtcNow());

    Decision End(Decision decision, HolderFile file, string cardSerial, RequestState end) => OpenOf(file, cardSerial) is { } notice
        ? decision.Put(notice with { State = end, ClosedAt = time.GetUtcNow(), CloseOn = null })
        : decision;

    Request New(HolderFile file, string cardSerial, string requestId) => new()
    {
        RequestId = requestId,
        HolderId = file.Holder.HolderId,
        Procedure = ProcedureKind.RenewalNotice,
        State = RequestState.AwaitingApplication,
        CardSerial = cardSerial,
        ReceivedAt = time.GetUtcNow(),
        ReceivedBy = Actor.System.ActorId,
        Generation = 0,
        Channel = ReportChannel.Center,
    };

    static ReminderObstacle? ObstacleOf(HolderFile file, Card card, int? stage) =>
        card.State != CardState.Active || stage is null ? ReminderObstacle.CardNotInForce
        : file.Cards.Any(other => other.ExpiresOn > card.ExpiresOn && other.State is CardState.Ordered or CardState.Produced or CardState.Active) ? ReminderObstacle.NewerCard
        : file.Requests.Any(request => request.CardSerial == card.CardSerial && request.State.IsOpen() && request.Procedure != ProcedureKind.RenewalNotice && Decides(request.Procedure))
            ? ReminderObstacle.RequestUnderWay
        : NoticesOf(file, card.CardSerial).Any(notice => notice.State == RequestState.Withdrawn) ? ReminderObstacle.Stopped
        : file.RemindedDaysBefore(card.CardSerial) <= stage ? ReminderObstacle.Sent
        : null;

    // What is asked about a PIN or an address leaves the card's last day as it is.
    static bool Decides(ProcedureKind procedure) => procedure is ProcedureKind.Renewal or ProcedureKind.Reissue or ProcedureKind.Discontinuation or ProcedureKind.LostReport;

    static Request? OpenOf(HolderFile file, string cardSerial) =>
        NoticesOf(file, cardSerial).FirstOrDefault(notice => notice.State == RequestState.AwaitingApplication);

    static IEnumerable<Request> NoticesOf(HolderFile file, string cardSerial) =>
        file.Requests.Where(request => request.Procedure == ProcedureKind.RenewalNotice && request.CardSerial == cardSerial);
}
