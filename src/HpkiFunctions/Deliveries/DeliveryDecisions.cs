using Hpki.Procedures.Cards;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Deliveries;
using Hpki.Procedures.Documents;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.CardBureau;
using HpkiFunctions.Letters;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Deliveries;

/// <summary>
/// お渡し: a person says how the holder gets the card, hands it over against the originals or posts it, and records what became of it. The card comes
/// into force with its receipt, and not before. Whoever approved the request does none of it.
/// </summary>
public sealed class DeliveryDecisions(PaperCourse course, PaperDurations durations, TimeProvider time)
{
    const int LongestPlace = 60;

    /// <summary>How the holder gets the card; or it is found damaged, or missing, and made again.</summary>
    public Decision Arrange(HolderFile file, StaffTask task, TaskCompletion completion, string staffId)
    {
        Request request = file.Request(task.RequestId);
        DateTimeOffset now = time.GetUtcNow();
        if (completion.Outcome == TaskOutcome.Refused)
        {
            return StaffTasks.Complete(task, completion.Outcome, staffId, now, completion.Note)
                .FailCard(file, file.CardOrderOf(request.RequestId)!, "found-damaged", Actor.Staff(staffId), isMadeAgain: true, now, course.TaskDue(now))
                .Put(PaperCourse.In(request, RequestState.InProduction))
                .SignalFlow(request, SignalKind.TaskCompleted, task.TaskId);
        }

        DeliveryMethod method = completion.Method ?? throw new ProblemException(Problem.BadField("method", "お渡しの方法が選ばれていません", "手渡しか郵送かを選んでください。"));
        CardDelivery delivery = New(file, request, method, PlaceOf(method, completion.Place), staffId, now);
        Dictionary<string, string> facts = CardDeliveries.Facts(delivery);
        Decision decision = StaffTasks.Complete(task, completion.Outcome, staffId, now, completion.Note)
            .Put(delivery)
            .Record("card.delivery-arranged", Actor.Staff(staffId), request.RequestId, facts, detail: delivery.Place);
        (RequestState state, StaffTask next) = method == DeliveryMethod.HandOver
            ? (RequestState.AwaitingHandOver, Next(file, request, TaskKind.HandOverCard, delivery, now, now.AddDays(durations.PickUpDays)))
            : (RequestState.AwaitingPosting, Next(file, request, TaskKind.PostCard, delivery, now, course.TaskDue(now)));
        return decision.Put(PaperCourse.In(request, state)).Put(next).SignalFlow(request, SignalKind.TaskCompleted, task.TaskId);
    }

    /// <summary>手渡し: the originals were seen, and the receipt is signed and on file.</summary>
    public Decision HandOver(HolderFile file, StaffTask task, TaskCompletion completion, string staffId)
    {
        Request request = file.Request(task.RequestId);
        DateTimeOffset now = time.GetUtcNow();
        CardDelivery delivery = UnderWay(file, request);
        if (completion.Outcome == TaskOutcome.Refused)
        {
            return NotReceived(file, task, completion, staffId, delivery, now);
        }

        if (completion is not { IdentitySeen: true, LicenceSeen: true })
        {
            throw new ProblemException(Problem.BadField("originals", "原本の確認が記録されていません", "本人確認書類と医師免許証の原本を確認し、両方にチェックを入れてください。"));
        }

        Document receipt = file.Documents
            .Where(document => document.RequestId == request.RequestId && document.Kind == DocumentKind.DeliveryReceipt && document.FiledAt >= delivery.ArrangedAt)
            .MaxBy(document => document.FiledAt)
            ?? throw new ProblemException(Problem.BadField("originals", "受領書がありません", "署名された受領書をスキャンし、この申請に「受領書」として綴じ込んでから、記録してください。"));
        return Received(file, task, completion, staffId, delivery, now, receipt.DocumentId);
    }

    /// <summary>発送, with its tracking number.</summary>
    public Decision Post(HolderFile file, StaffTask task, TaskCompletion completion, string staffId)
    {
        Request request = file.Request(task.RequestId);
        DateTimeOffset now = time.GetUtcNow();
        CardDelivery delivery = UnderWay(file, request);
        if (completion.Outcome == TaskOutcome.Refused)
        {
            return NotReceived(file, task, completion, staffId, delivery, now);
        }

        string tracking = TrackingNumber.Of(completion.TrackingNumber)
            ?? throw new ProblemException(Problem.BadField("trackingNumber", "追跡番号がありません", "資格証は、追跡できる方法で発送し、追跡番号を入力してください。"));
        CardDelivery posted = delivery with { State = DeliveryState.Posted, TrackingNumber = tracking, PostedAt = now, PostedBy = staffId };
        return StaffTasks.Complete(task, completion.Outcome, staffId, now, completion.Note)
            .Put(posted)
            .Put(PaperCourse.In(request, RequestState.InPost))
            .Put(Next(file, request, TaskKind.ConfirmDelivery, posted, now, now.AddDays(durations.PostDays)))
            .Record("card.posted", Actor.Staff(staffId), request.RequestId, new Dictionary<string, string>(CardDeliveries.Facts(posted)) { ["tracking"] = tracking })
            .SignalFlow(request, SignalKind.TaskCompleted, task.TaskId);
    }

    /// <summary>配達済, or 返戻.</summary>
    public Decision Confirm(HolderFile file, StaffTask task, TaskCompletion completion, string staffId)
    {
        CardDelivery delivery = UnderWay(file, file.Request(task.RequestId));
        return completion.Outcome == TaskOutcome.Confirmed
            ? Received(file, task, completion, staffId, delivery, time.GetUtcNow())
            : NotReceived(file, task, completion, staffId, delivery, time.GetUtcNow());
    }

    Decision Received(HolderFile file, StaffTask task, TaskCompletion completion, string staffId, CardDelivery delivery, DateTimeOffset now, string? receiptDocumentId = null)
    {
        Request request = file.Request(task.RequestId);
        Card card = file.Card(delivery.CardSerial);
        if (card.State != CardState.Produced)
        {
            throw new ProblemException(Problem.Conflict("new-card-not-in-force", "新しい資格証は失効しています",
                "この資格証はお渡しできません。お渡し・配達ができなかったことを記録し、お渡し方法の決定のタスクで「作り直す」を選んでください。"));
        }

        Decision decision = StaffTasks.Complete(task, completion.Outcome, staffId, now, completion.Note)
            .End(delivery, DeliveryState.Received, staffId, now, receiptDocumentId)
            .Put(card with { State = CardLifeCycle.After(card.State, CardEvent.HandOver) });
        return course.EnterNext(decision, file, request, ProcedureStage.Delivery, PaperCourse.RoundOf(file, request.RequestId), staffId)
            .SignalFlow(request, SignalKind.TaskCompleted, task.TaskId);
    }

    // The card is back in the centre, and somebody says what is done with it next.
    Decision NotReceived(HolderFile file, StaffTask task, TaskCompletion completion, string staffId, CardDelivery delivery, DateTimeOffset now)
    {
        Request request = file.Request(task.RequestId);
        Decision decision = StaffTasks.Complete(task, completion.Outcome, staffId, now, completion.Note).End(delivery, DeliveryState.Failed, staffId, now);
        return course.EnterNext(decision, file, request, ProcedureStage.CardProduction, PaperCourse.RoundOf(file, request.RequestId), staffId)
            .SignalFlow(request, SignalKind.TaskCompleted, task.TaskId);
    }

    static CardDelivery New(HolderFile file, Request request, DeliveryMethod method, string? place, string staffId, DateTimeOffset now)
    {
        int number = CardDeliveries.CountOf(file, request.RequestId) + 1;
        return new()
        {
            DeliveryId = RecordId.From('v', $"{request.RequestId}-{number}"),
            RequestId = request.RequestId,
            HolderId = request.HolderId,
            CardSerial = file.CardOrderOf(request.RequestId)?.CardSerial ?? throw new InvalidOperationException($"No card was made for request {request.RequestId}."),
            Number = number,
            Method = method,
            State = DeliveryState.Arranged,
            Place = place,
            ArrangedAt = now,
            ArrangedBy = staffId,
        };
    }

    static string? PlaceOf(DeliveryMethod method, string? typed)
    {
        string? place = string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
        return method == DeliveryMethod.Post ? null
            : place is { Length: <= LongestPlace } && !place.Any(char.IsControl) ? place
            : throw new ProblemException(Problem.BadField("place", "お渡し場所がありません", $"資格証をお渡しする医師会の名称を、{LongestPlace}文字以内で入力してください。"));
    }

    static StaffTask Next(HolderFile file, Request request, TaskKind kind, CardDelivery delivery, DateTimeOffset now, DateTimeOffset due) =>
        StaffTasks.New(request, kind, $"{kind}-{delivery.DeliveryId}", now, due, file.CardOrderOf(request.RequestId)?.ApprovedBy);

    static CardDelivery UnderWay(HolderFile file, Request request) => file.LastDeliveryOf(request.RequestId) is { State: DeliveryState.Arranged or DeliveryState.Posted } delivery
        ? delivery
        : throw new InvalidOperationException($"No delivery of request {request.RequestId} is under way.");
}
