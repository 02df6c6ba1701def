using Hpki.Procedures.Calendar;
using Hpki.Procedures.Documents;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Deliveries;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Access;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;
using HpkiFunctions.Upkeep;

namespace HpkiFunctions.Intake;

/// <summary>The desk at which a mistake about a filed document is put right.</summary>
public sealed class DocumentDesk(RequestDesk requests, ScanFiling filing, PaperTargets targets, HolderRegistry registry, StaffDirectory directory, UpkeepOptions upkeep, TimeProvider time)
{
    /// <summary>Who may.</summary>
    public static readonly StaffRole[] Correctors = [StaffRole.Reception, StaffRole.Examiner];

    const int LongestReason = 500;

    /// <summary>種類の変更. A document that turns out to be the form that its request waits for becomes it, as if it were filed now; said again, it changes nothing.</summary>
    /// <exception cref="ProblemException">There is no such document, it is the form of a request, or the kind is none of received paper.</exception>
    public async Task<Document> ChangeKindAsync(
        string requestNumber, string documentId, KindChange change, StaffPrincipal staff, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        string reason = Words(change.Reason, "種類を変更する理由");
        if (!change.Kind.IsReceived())
        {
            throw new ProblemException(Problem.BadField("kind", "この種類には変更できません", "届いた書類の種類を選んでください。"));
        }

        (HolderFile opened, Request request) = await requests.OpenAsync(requestNumber, cancellationToken);
        Find(opened, request, documentId);
        if (WhyNot(opened, request.HolderId, documentId, staff) is { } problem)
        {
            throw new ProblemException(problem);
        }

        // Each change of mind is a decision of its own; which of them is none, the file says.
        RequestNumber fresh = RequestNumber.New();
        DecisionResult result = await registry.DecideAsync(
            opened.Holder.HolderId, $"kind-{Guid.NewGuid():N}", file => Change(file, request.RequestId, documentId, change.Kind, reason, staff.Actor, fresh), signals, CancellationToken.None);
        return result.File.Document(documentId);
    }

    /// <summary>
    /// 綴じ込みの取消: a document that was filed to the wrong request waits in the tray again, with what was typed for it. The holder's timeline says so; the
    /// form of a request goes back only once that request is withdrawn.
    /// </summary>
    /// <exception cref="ProblemException">There is no such document, or it must stay.</exception>
    public async Task TakeBackAsync(
        string requestNumber, string documentId, string? reason, StaffPrincipal staff, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        string words = Words(reason, "綴じ込みを取り消す理由");
        (HolderFile opened, Request request) = await requests.OpenAsync(requestNumber, cancellationToken);
        Document document = Find(opened, request, documentId);
        if (WhyNotTakeBack(opened, document, staff) is { } problem)
        {
            throw new ProblemException(problem);
        }

        // What was typed first: a crash in between leaves it in two places, and not in none.
        await targets.GiveBackAsync(document, TokyoTime.DateOf(time.GetUtcNow()).AddDays(upkeep.DraftDays), CancellationToken.None);
        await registry.DecideAsync(
            opened.Holder.HolderId, $"unfile-{Guid.NewGuid():N}", file => TakeBack(file, request.RequestId, documentId, words, staff), signals, CancellationToken.None);
    }

    /// <summary>Why this member of staff cannot take the document back to the tray; null when they can.</summary>
    public Problem? WhyNotTakeBack(HolderFile file, Document document, StaffPrincipal staff) =>
        !staff.Roles.Intersect(Correctors).Any() ? Problem.MissingRole(Correctors)
        : directory.IsOwn(staff.StaffId, document.HolderId) ? Problem.OwnCard
        : document is not { ScanId: not null, ErasedAt: null } ? Problem.Conflict("not-scanned", "トレイに戻せません", "スキャンした画像が残っていない書類です。")
        : file.Requests.FirstOrDefault(request => request.FormDocumentId == document.DocumentId && request.State != RequestState.Withdrawn) is { } of
            ? Problem.Conflict("request-form", "申請の様式はトレイに戻せません", "この書類により申請を受け付けています。誤りであれば、先に申請の取下げを記録してください。") with
            {
                RequestNumber = RequestNumber.Parse(of.RequestId).ToString(),
            }
        : null;

    Decision? TakeBack(HolderFile file, string requestId, string documentId, string reason, StaffPrincipal staff)
    {
        Document document = Find(file, file.Request(requestId), documentId);
        if (WhyNotTakeBack(file, document, staff) is { } problem)
        {
            throw new ProblemException(problem);
        }

        Decision decision = new Decision()
            .Put(document with { Typed = new Dictionary<string, string>(), TakenBackAt = time.GetUtcNow(), TakenBackBy = staff.StaffId })
            .Record("document.taken-back", staff.Actor, document.RequestId, new Dictionary<string, string>
            {
                ["documentId"] = documentId,
                ["kind"] = document.Kind.ToString(),
            }, detail: reason);
        foreach (Request withdrawn in file.Requests.Where(request => request.FormDocumentId == documentId))
        {
            decision.Put(withdrawn with { FormDocumentId = null, DraftReference = null });
        }

        return decision;
    }

    static string Words(string? reason, string what) => reason?.Trim() is { Length: > 0 and <= LongestReason } words
        ? words
        : throw new ProblemException(Problem.BadField("reason", "理由がありません", $"{what}を、{LongestReason:N0}文字以内で入力してください。"));

    /// <summary>Why this member of staff cannot change the kind of the document; null when they can.</summary>
    public Problem? WhyNot(HolderFile file, string holderId, string documentId, StaffPrincipal staff) =>
        !staff.Roles.Intersect(Correctors).Any() ? Problem.MissingRole(Correctors)
        : directory.IsOwn(staff.StaffId, holderId) ? Problem.OwnCard
        : WhyNot(file, documentId);

    static Problem? WhyNot(HolderFile file, string documentId) => file.Requests.FirstOrDefault(request => request.FormDocumentId == documentId) is not { } of ? null
        : Problem.Conflict("request-form", "申請の様式の種類は変更できません",
            "この書類により申請を受け付けています。誤りであれば、申請の取下げを記録してから、書類を受付トレイに戻し、正しい申請として受け付けてください。") with
        {
            RequestNumber = RequestNumber.Parse(of.RequestId).ToString(),
        };

    Decision? Change(HolderFile file, string requestId, string documentId, DocumentKind kind, string reason, Actor staff, RequestNumber fresh)
    {
        Document document = Find(file, file.Request(requestId), documentId);
        if (document.Kind == kind)
        {
            return null;
        }

        if (WhyNot(file, documentId) is { } problem)
        {
            throw new ProblemException(problem);
        }

        // Whoever says that it is the form is, for the check by a second person, who filed it.
        Decision decision = filing.AsForm(file, document with { Kind = kind, FiledBy = staff.ActorId }, staff, fresh) ?? new Decision().Put(document with { Kind = kind });
        return decision.Record("document.kind-changed", staff, document.RequestId, new Dictionary<string, string>
        {
            ["documentId"] = documentId,
            ["from"] = document.Kind.ToString(),
            ["to"] = kind.ToString(),
        }, detail: reason);
    }

    static Document Find(HolderFile file, Request request, string documentId) =>
        file.Documents.FirstOrDefault(document => document.DocumentId == documentId && document.Kind.IsReceived()
            && (document.RequestId == request.RequestId || document.AlsoRequestIds.Contains(request.RequestId) || document.RequestId == request.LinkedRequestId))
        ?? throw new ProblemException(Problem.NotFound("unknown-document", "この書類はありません", "申請の画面から書類を選び直してください。"));
}
