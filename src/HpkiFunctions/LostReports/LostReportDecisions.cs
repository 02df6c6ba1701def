using Hpki.Procedures.Calendar;
using Hpki.Procedures.Cards;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.LostReports;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Problems;
using HpkiFunctions.Renewals;
using HpkiFunctions.Requests;
using HpkiFunctions.Reviews;
using HpkiFunctions.Revocations;

namespace HpkiFunctions.LostReports;

/// <summary>The decisions of a lost report, each pure: the holder's file in, the change out. One decision, one transaction.</summary>
public sealed class LostReportDecisions(LostReportDurations durations, LostReportTerms terms, SecondCertificateDecisions second, RenewalNotices renewals, OfficeHours office, TimeProvider time)
{
    /// <summary>The orchestration that carries a lost report.</summary>
    public static string InstanceId(string requestId, int generation) => $"{InstanceIdsOf(requestId)}{generation}";

    /// <summary>What the instance ids of a request's generations begin with.</summary>
    public static string InstanceIdsOf(string requestId) => $"lostreport-{requestId}-";

    /// <summary>
    /// The request that a call opened or joined, found again by the call's decision key; a call that only repeated a doubtful one joined
    /// that. Null when the call was recorded and nothing else, because the card needs no revocation any more.
    /// </summary>
    public static Request? RequestOf(HolderFile file, string callKey, string cardSerial) =>
        file.Tasks.FirstOrDefault(task => task.TaskId == StaffTasks.IdOf(callKey)) is { } task ? file.Request(task.RequestId)
        : file.Cards.FirstOrDefault(card => card.CardSerial == cardSerial) is { } card && OpenRequestOf(file, card) is { State: RequestState.AwaitingCallerProof } doubtful ? doubtful
        : null;

    /// <summary>The open lost report about a card; null when there is none.</summary>
    public static Request? OpenRequestOf(HolderFile file, Card card) => file.Requests.FirstOrDefault(
        request => request.Procedure == ProcedureKind.LostReport && request.CardSerial == card.CardSerial && request.State.IsOpen());

    /// <summary>Why a call about the card revokes nothing; null when it can: the card is in force, and no report is open but one whose caller is still to be proved.</summary>
    public static Problem? WhyNoCall(HolderFile file, Card card)
    {
        Request? open = OpenRequestOf(file, card);
        return card.State.HasCertificatesInForce() && open is not { State: not RequestState.AwaitingCallerProof } ? null : RepeatedCalls.Answer(file, card);
    }

    /// <summary>電話受付: revoke when the caller is proved, hold when not.</summary>
    internal Decision TakeCall(HolderFile file, LostReportCall call)
    {
        Card card = file.Cards.FirstOrDefault(card => card.CardSerial == call.CardSerial) ?? throw new ProblemException(ForeignCard);
        Request? open = OpenRequestOf(file, card);
        DateTimeOffset now = time.GetUtcNow();
        DateOnly today = TokyoTime.DateOf(now);
        int failures = file.Holder.ProofFailureDay == today ? file.Holder.ProofFailures : 0;
        CallerProof answered = call.Caller.Against(file.Holder);
        CallerProof proof = GuessingRule.Bound(answered, failures);
        Decision decision = new();
        if (!answered.Accepted)
        {
            decision.Put(file.Holder with { ProofFailureDay = today, ProofFailures = failures + 1 });
        }

        if (WhyNoCall(file, card) is not null)
        {
            return Repeat(decision, file, card, call, proof, now);
        }

        Request request = open is null ? Open(file, card, call, now) : WithWishes(open, call.Input);
        decision.Record("lost-report.call", Actor.Staff(call.StaffId), request.RequestId, Facts(card, call, proof, now), detail: Words(call.Input.Circumstances));
        if (open is not null && !proof.Accepted)
        {
            // The card is held already and a second person is looking, another than who took this call; the attempt stands on the timeline.
            return decision.Exclude(file, request.RequestId, TaskKind.ProveCaller, call.StaffId);
        }

        if (open is null)
        {
            decision.Start(nameof(LostReport), InstanceId(request.RequestId, request.Generation), new LostReportCase(file.Holder.HolderId, request.RequestId));
        }
        else
        {
            decision.EndTasks(file, request.RequestId, TaskKind.ProveCaller, now);
            decision.Signal(InstanceId(request.RequestId, request.Generation), new Signal(SignalKind.TaskCompleted, request.RequestId));
        }

        return proof.Accepted
            ? OrderRevocation(decision, file, card, request, call.Input.Reason, call.StaffId, call.DecisionKey)
            : Hold(decision, card, request, call, now);
    }

    // A holder who is proved may answer now what was left open before: their wishes are taken as if asked for later.
    Decision Repeat(Decision decision, HolderFile file, Card card, LostReportCall call, CallerProof proof, DateTimeOffset now)
    {
        Request? report = RepeatedCalls.ReportOf(file, card);
        decision.Record("lost-report.repeated", Actor.Staff(call.StaffId), report?.RequestId,
            new Dictionary<string, string>(Facts(card, call, proof, now)) { ["cardState"] = card.State.ToString() }, detail: Words(call.Input.Circumstances));
        if (!proof.Accepted || report is not { OrderId: not null })
        {
            return decision;
        }

        Request answered = report with { WantsReissue = call.Input.WantsReissue ?? report.WantsReissue };
        if (call.Input.SecondCertificateToo is { } wish)
        {
            answered = second.Note(decision, file, answered, wish ? SecondCertificateAnswer.Yes : SecondCertificateAnswer.No, call.StaffId);
        }

        return answered == report ? decision : decision.Put(answered);
    }

    /// <summary>別の担当者による本人確認: the second person revokes, or lifts the hold.</summary>
    /// <exception cref="ProblemException">
    /// Another number than the registered one was called back, nothing is said of how the caller was proved, or the card has run out or was revoked meanwhile.
    /// </exception>
    public Decision ProveCaller(HolderFile file, StaffTask task, TaskOutcome outcome, string staffId, string? note, string? calledBackNumber)
    {
        Request request = file.Request(task.RequestId);
        Card card = file.Card(request.CardSerial!);
        DateTimeOffset now = time.GetUtcNow();
        CallerProofMethod method = SecondPersonsMethod(file.Holder, outcome, note, calledBackNumber);
        if (outcome == TaskOutcome.Confirmed && !CardLifeCycle.Allows(card.State, CardEvent.OrderRevocation))
        {
            throw new ProblemException(Problem.Conflict("nothing-to-revoke", "失効の必要がありません",
                $"資格証の状態は「{card.State.Title()}」です。「該当せず、一時停止を解除する」を選び、その旨を記録してください。"));
        }

        Decision decision = StaffTasks.Complete(task, outcome, staffId, now, note)
            .Record("proof.decided", Actor.Staff(staffId), request.RequestId, new Dictionary<string, string>
            {
                ["taskId"] = task.TaskId,
                ["outcome"] = outcome.ToString(),
                ["method"] = method.ToString(),
            });
        decision.Signal(InstanceId(request.RequestId, request.Generation), new Signal(SignalKind.TaskCompleted, task.TaskId));
        return outcome == TaskOutcome.Confirmed
            ? OrderRevocation(decision, file, card, request, request.LossReason ?? RevocationReason.Loss, staffId, $"prove-{task.TaskId}")
            : decision
                .Put(card.State == CardState.Held ? card with { State = CardLifeCycle.After(card.State, CardEvent.LiftHold), HeldAt = null } : card)
                .Put(request with { State = RequestState.Unfounded, ClosedAt = now });
    }

    /// <summary>カードの発見: noted; a revoked card stays revoked. After the close the flow runs once more, to tell the holder. While a caller is to be
    /// proved it is one more thing that the second person hears of, and decides nothing.</summary>
    public Decision? CardFound(HolderFile file, string requestId, string staffId, string? note)
    {
        Request request = file.Request(requestId);
        if (request is { Procedure: ProcedureKind.LostReport, State: RequestState.AwaitingCallerProof })
        {
            return new Decision().Record("lost-report.found-before-proof", Actor.Staff(staffId), requestId, detail: Words(note));
        }

        if (request is not { Procedure: ProcedureKind.LostReport, OrderId: not null })
        {
            throw new ProblemException(Problem.Conflict("not-revoked", "記録できません", "カードの発見を記録できるのは、本人確認を待っている間と、失効を指示した後です。"));
        }

        if (request.CardFoundAt is not null)
        {
            return null;
        }

        int generation = request.State.IsOpen() ? request.Generation : request.Generation + 1;
        Decision decision = new Decision()
            .Put(request with { CardFoundAt = time.GetUtcNow(), Generation = generation })
            .Record("lost-report.card-found", Actor.Staff(staffId), requestId, detail: Words(note));
        return request.State.IsOpen()
            ? decision.Signal(InstanceId(requestId, generation), new Signal(SignalKind.CardFound, requestId))
            : decision.Start(nameof(LostReport), InstanceId(requestId, generation), new LostReportCase(request.HolderId, requestId, Generation: generation));
    }

    /// <summary>Why the request cannot be withdrawn now; null when it can.</summary>
    public static Problem? WhyNoWithdrawal(Request request) => request.State == RequestState.AwaitingForm
        ? null
        : Problem.Conflict("not-withdrawable", "取り下げできません", "取下げができるのは、届書を待っている間だけです。");

    /// <summary>取下げ: only before the form; the revocation stays.</summary>
    public Decision Withdraw(HolderFile file, string requestId, string staffId, string? note)
    {
        Request request = file.Request(requestId);
        if (WhyNoWithdrawal(request) is { } problem)
        {
            throw new ProblemException(problem);
        }

        DateTimeOffset now = time.GetUtcNow();
        Decision decision = new Decision()
            .Put(request with { State = RequestState.Withdrawn, ClosedAt = now })
            .Record("lost-report.withdrawn", Actor.Staff(staffId), requestId, detail: Words(note))
            .Signal(InstanceId(requestId, request.Generation), new Signal(SignalKind.Withdrawn, requestId));
        decision.EndTasks(file, requestId, TaskKind.CallHolder, now);
        return decision;
    }

    static CallerProofMethod SecondPersonsMethod(Holder holder, TaskOutcome outcome, string? note, string? calledBackNumber)
    {
        if (RegisteredPhone.Read(calledBackNumber) is { } dialled)
        {
            return RegisteredPhone.Is(dialled, holder) ? CallerProofMethod.CallBack : throw new ProblemException(RegisteredPhone.NotRegistered);
        }

        return outcome != TaskOutcome.Confirmed || Words(note) is not null
            ? CallerProofMethod.Judgement
            : throw new ProblemException(Problem.BadField("note", "本人確認の方法がありません",
                "折り返した登録電話番号を入力するか、ほかの方法で本人と確認した場合はその内容をメモに入力してください。"));
    }

    /// <summary>The order to revoke, and what follows from it. A form that is here already, on file or filed by this very decision, is checked next.</summary>
    internal Decision OrderRevocation(
        Decision decision, HolderFile file, Card card, Request request, RevocationReason reason, string staffId, string key, Document? form = null)
    {
        DateTimeOffset now = time.GetUtcNow();
        string orderId = RecordId.From('o', key);
        StaffTask review = StaffTasks.New(
            request, TaskKind.ReviewEmergency, key, now, now.AddHours(durations.AfterReviewHours), staffId, request.ReceivedBy);
        form ??= request.FormDocumentId is { } onFile ? file.Document(onFile) : null;
        Request ordered = terms.Give(request with { State = form is null ? RequestState.AwaitingForm : RequestState.AwaitingCheck, OrderId = orderId }, now);
        second.Arrange(decision, file, ordered, now);
        if (form is not null)
        {
            decision.Put(terms.FormCheck(request, form, now));
        }

        RevocationOrder order = new()
        {
            OrderId = orderId,
            HolderId = card.HolderId,
            CardSerial = card.CardSerial,
            RequestId = request.RequestId,
            Reason = reason,
            OrderedAt = now,
            OrderedBy = staffId,
        };
        return renewals.EndFor(decision, file, ordered)
            .Put(card with { State = CardLifeCycle.After(card.State, CardEvent.OrderRevocation), RevocationOrderId = orderId, RevocationReason = reason, HeldAt = null })
            .Put(ordered)
            .Put(order)
            .Record("revocation.ordered", Actor.Staff(staffId), request.RequestId, new Dictionary<string, string>
            {
                ["orderId"] = orderId,
                ["cardSerial"] = card.CardSerial,
                ["reason"] = reason.ToString(),
            })
            .Start(nameof(EmergencyRevocation), EmergencyRevocations.InstanceId(orderId), new RevocationCase(card.HolderId, request.RequestId, orderId, now))
            .AskForReview(order, review);
    }

    internal Decision Hold(Decision decision, Card card, Request request, LostReportCall call, DateTimeOffset now)
    {
        decision
            .Put(request)
            .Put(StaffTasks.New(request, TaskKind.ProveCaller, call.DecisionKey, now, now.AddMinutes(durations.SecondPersonMinutes), call.StaffId));

        // A card that was never handed over is used by no service yet: there is nothing to hold.
        return CardLifeCycle.Allows(card.State, CardEvent.PlaceHold)
            ? decision
                .Put(card with { State = CardLifeCycle.After(card.State, CardEvent.PlaceHold), HeldAt = now })
                .Record("card.held", Actor.Staff(call.StaffId), request.RequestId, new Dictionary<string, string> { ["cardSerial"] = card.CardSerial })
            : decision;
    }

    internal Request Open(HolderFile file, Card card, LostReportCall call, DateTimeOffset now) => terms.Give(new()
    {
        RequestId = call.Number.Id,
        HolderId = file.Holder.HolderId,
        Procedure = ProcedureKind.LostReport,
        State = RequestState.AwaitingCallerProof,
        CardSerial = card.CardSerial,
        ReceivedAt = now,
        ReceivedBy = call.StaffId,
        Generation = 1,
        SecondCertificateToo = call.Input.SecondCertificateToo,
        WantsReissue = call.Input.WantsReissue,
        LossReason = call.Input.Reason,
    }, now);

    // A caller who can be proved may know more than the one before.
    static Request WithWishes(Request open, LostReportInput call) => open with
    {
        SecondCertificateToo = call.SecondCertificateToo ?? open.SecondCertificateToo,
        WantsReissue = call.WantsReissue ?? open.WantsReissue,
    };

    internal Dictionary<string, string> Facts(Card card, LostReportCall call, CallerProof proof, DateTimeOffset now)
    {
        Dictionary<string, string> facts = new()
        {
            ["cardSerial"] = card.CardSerial,
            ["proof"] = proof.Accepted ? "accepted" : "failed",
            ["method"] = proof.Method.ToString(),
            ["matched"] = string.Join(' ', proof.Matched),
            ["mismatched"] = string.Join(' ', proof.Mismatched),
            ["officeHours"] = office.IsOpen(now) ? "true" : "false",
            ["reason"] = call.Input.Reason.ToString(),
            ["secondCertificate"] = CallFacts.Of(call.Input.SecondCertificateToo),
            ["reissue"] = CallFacts.Of(call.Input.WantsReissue),
        };
        if (proof.Word is { } right)
        {
            facts["word"] = right ? "right" : "wrong";
        }

        if (proof.CalledBack is { } registered)
        {
            facts["calledBack"] = registered ? "registered-number" : "other-number";
        }

        return facts;
    }

    internal static Problem ForeignCard { get; } = new(422, "foreign-card", "別の方のカードです",
        "入力されたカード番号は、選択中の資格証保有者のカードではありません。カード番号と保有者を確認してください。")
    {
        Field = "cardSerial",
    };

    /// <summary>Free words as they are kept; null for none.</summary>
    internal static string? Words(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
