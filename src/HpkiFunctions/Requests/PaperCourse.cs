using Hpki.Procedures.Calendar;
using Hpki.Procedures.Cards;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Fees;
using Hpki.Procedures.Payments;
using Hpki.Procedures.PinUnblocks;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.CardBureau;
using HpkiFunctions.Changeovers;
using HpkiFunctions.Deliveries;
using HpkiFunctions.PinDisclosures;
using HpkiFunctions.Revocations;

namespace HpkiFunctions.Requests;

/// <summary>
/// The stages of a request on paper, in the order of its procedure's course: what entering each of them changes. Pure; every method puts the
/// request, so a decision that comes here puts it nowhere else.
/// </summary>
public sealed class PaperCourse(PaperDurations durations, BusinessCalendar calendar, FeeTable fees, PinDisclosureOptions pins, TimeProvider time)
{
    static readonly TimeOnly Evening = new(17, 0);

    /// <summary>How often the papers of a request were examined.</summary>
    public static int RoundOf(HolderFile file, string requestId) => file.Examinations.Count(examination => examination.RequestId == requestId);

    /// <summary>書類審査 begins, or begins anew because of <paramref name="step"/>; nobody of <paramref name="hands"/> does it.</summary>
    public Decision EnterExamination(Decision decision, Request request, string step, params IEnumerable<string?> hands)
    {
        DateTimeOffset now = time.GetUtcNow();
        return decision
            .Put(In(request, RequestState.AwaitingExamination))
            .Put(StaffTasks.New(request, TaskKind.ExaminePapers, $"examine-{step}", now, Due(now, durations.ExaminationBusinessDays), hands));
    }

    /// <summary>不備: the holder has to send something.</summary>
    public Decision EnterDeficiency(Decision decision, Request request)
    {
        CureDeadlines dates = CureDeadlines.From(TokyoTime.DateOf(time.GetUtcNow()), durations, calendar);
        return decision.Put(request with
        {
            State = RequestState.AwaitingPapers,
            FirstReminderOn = dates.FirstReminder,
            SecondReminderOn = dates.SecondReminder,
            CloseOn = dates.Withdraw,
        });
    }

    /// <summary>The stage after <paramref name="stage"/>, which <paramref name="by"/> has ended in the <paramref name="round"/>th round of examination.</summary>
    public Decision EnterNext(Decision decision, HolderFile file, Request request, ProcedureStage stage, int round, string by)
    {
        DateTimeOffset now = time.GetUtcNow();
        return ProcedureCatalogue.Of(request.Procedure).After(stage) switch
        {
            null => decision.Put(In(request, RequestState.Completed) with { ClosedAt = now }),

            // What was confirmed once in the request need not be asked again because a paper came late.
            ProcedureStage.LicenceCheck => file.Tasks.Any(task => task.RequestId == request.RequestId && task is { Kind: TaskKind.CheckLicence, Outcome: TaskOutcome.Confirmed })
                ? EnterNext(decision, file, request, ProcedureStage.LicenceCheck, round, by)
                : decision.Put(In(request, RequestState.AwaitingLicenceCheck))
                    .Put(StaffTasks.New(request, TaskKind.CheckLicence, $"licence-{request.RequestId}-{round}", now, Due(now, durations.LicenceBusinessDays))),
            ProcedureStage.Fee => EnterFee(decision, file, request, round, by),
            ProcedureStage.Approval => decision.Put(In(request, RequestState.AwaitingApproval)).Put(StaffTasks.New(
                request, TaskKind.ApproveRequest, $"approve-{request.RequestId}-{round}", now, Due(now, durations.TaskBusinessDays), [.. Hands.Of(file, request), by])),
            ProcedureStage.CardProduction => decision.OrderCard(request, by, now),
            ProcedureStage.Delivery => decision.Put(In(request, RequestState.AwaitingDeliveryChoice)).Put(StaffTasks.New(
                request, TaskKind.ArrangeDelivery, CardDeliveries.ArrangeStep(file, request), now, TaskDue(now), file.CardOrderOf(request.RequestId)?.ApprovedBy)),
            ProcedureStage.Changeover => EnterChangeover(decision, file, request, round, by, now),
            // It stands there since the papers were examined.
            ProcedureStage.Registration => EnterNext(decision, file, request, ProcedureStage.Registration, round, by),
            ProcedureStage.Disclosure => decision.EnterOpening(file, request, pins, (round, PinOpeningRound.PrintsOf(file, request.RequestId) + 1), now, TaskDue(now), by),
            ProcedureStage.EndOfUse => decision.Put(In(request, RequestState.AwaitingEffectiveDate) with { CloseOn = request.EffectiveOn }),
            ProcedureStage.Unblocking => EnterUnblocking(decision, file, request, round, now),
            var next => throw new ArgumentOutOfRangeException(nameof(stage), next, "It is not said how a request enters this stage."),
        };
    }

    /// <summary>手数料 as the table or a person says.</summary>
    public Decision Demand(Decision decision, HolderFile file, Request request, FeeAnswer fee, Actor decidedBy, int round, string by)
    {
        DateTimeOffset now = time.GetUtcNow();
        int yen = fee.Yen ?? throw new ArgumentException("A demand needs an amount.", nameof(fee));
        bool settled = PaidFor(file, request.RequestId) >= yen;
        FeeDemand demand = new()
        {
            RequestId = request.RequestId,
            HolderId = request.HolderId,
            Yen = yen,
            TaxPercent = fee.TaxPercent,
            Source = fee.Source,
            DecidedAt = now,
            DecidedBy = decidedBy.ActorId,
            Reference = PaymentReference.Of(request.RequestId).Digits,
            DueOn = settled ? null : CureDeadlines.PaymentDue(TokyoTime.DateOf(now), durations, calendar),
            SettledAt = settled ? now : null,
        };
        decision.Put(demand).Record("fee.decided", decidedBy, request.RequestId, new Dictionary<string, string> { ["yen"] = $"{yen}" });
        if (settled)
        {
            return EnterNext(decision, file, request, ProcedureStage.Fee, round, by);
        }

        // The slip goes by post whether or not mail reaches the holder; the mail that says the same finds its letter there already.
        StatusMail notice = new(request.HolderId, request.RequestId, StatusMailKind.PaymentDue, round);
        return decision
            .Put(In(request, RequestState.AwaitingPayment) with { CloseOn = demand.DueOn })
            .Queue(file, notice, PostalNotices.LetterOf(notice), PostalNotices.KeyOf(notice), now);
    }

    /// <summary>The evening of the business day after so many.</summary>
    public DateTimeOffset Due(DateTimeOffset now, int businessDays) => TokyoTime.At(calendar.AddBusinessDays(TokyoTime.DateOf(now), businessDays), Evening);

    /// <summary>The evening until which an ordinary task is done.</summary>
    public DateTimeOffset TaskDue(DateTimeOffset now) => Due(now, durations.TaskBusinessDays);

    /// <summary>A request in another state has no deadlines of the one before.</summary>
    internal static Request In(Request request, RequestState state) => request with { State = state, FirstReminderOn = null, SecondReminderOn = null, CloseOn = null };

    /// <summary>What was paid for a request and is not on its way back.</summary>
    internal static int PaidFor(HolderFile file, string requestId) =>
        file.Payments.Where(payment => payment.RequestId == requestId).Sum(payment => payment.Yen - payment.ExcessYen);

    Decision EnterFee(Decision decision, HolderFile file, Request request, int round, string by)
    {
        if (file.FeeOf(request.RequestId) is { SettledAt: not null })
        {
            return EnterNext(decision, file, request, ProcedureStage.Fee, round, by);
        }

        FeeAnswer answer = fees.Find(new(request.Procedure, request.WasMember ?? file.Holder.IsJmaMember, TokyoTime.DateOf(request.ReceivedAt)) { Reason = request.ReissueReason });
        DateTimeOffset now = time.GetUtcNow();
        return answer.IsKnown
            ? Demand(decision, file, request, answer, Actor.System, round, by)
            : decision.Put(In(request, RequestState.AwaitingFeeDecision))
                .Put(StaffTasks.New(request, TaskKind.DecideFee, $"fee-{request.RequestId}-{round}", now, TaskDue(now)));
    }

    // The holder who keeps the card gets a letter whether or not mail reaches them: what it takes is enclosed.
    Decision EnterUnblocking(Decision decision, HolderFile file, Request request, int round, DateTimeOffset now)
    {
        if (request.UnblockWay == UnblockWay.AtCenter)
        {
            return decision.Put(In(request, RequestState.AwaitingUnblocking))
                .Put(StaffTasks.New(request, TaskKind.UnblockCard, $"unblock-{request.RequestId}-{round}", now, TaskDue(now)));
        }

        StatusMail notice = new(request.HolderId, request.RequestId, StatusMailKind.UnblockInstructions, round);
        return decision.Put(In(request, RequestState.Completed) with { ClosedAt = now })
            .Queue(file, notice, PostalNotices.LetterOf(notice), PostalNotices.KeyOf(notice), now);
    }

    // The new card is in the holder's hands: the old one's certificates end now, unless a loss has ended them before.
    Decision EnterChangeover(Decision decision, HolderFile file, Request request, int round, string by, DateTimeOffset now)
    {
        Card old = file.Card(request.CardSerial ?? throw new InvalidOperationException($"Request {request.RequestId} names no card."));
        RevocationReason reason = ReplacedCards.ReasonOf(request);
        if (reason.IsReturned() && old.State is not (CardState.Returned or CardState.Destroyed))
        {
            decision.Put(StaffTasks.New(request, TaskKind.ReceiveOldCard, $"return-{request.RequestId}", now, now.AddDays(durations.ReturnDays)));
        }

        if (old.State == CardState.Revoking)
        {
            return decision.Put(In(request, RequestState.AwaitingRevocation));
        }

        if (!old.State.HasCertificatesInForce())
        {
            return EnterNext(decision, file, request, ProcedureStage.Changeover, round, by);
        }

        string step = $"replaced-{request.RequestId}";
        return decision
            .OrderRevocation(old, request, reason, Actor.Staff(by), step, now)
            .Put(In(request, RequestState.AwaitingRevocation) with { OrderId = PlannedRevocations.IdOf(step) });
    }
}
