using Hpki.Console;
using Hpki.Console.Requests;
using Hpki.Console.Tasks;
using Hpki.Pki;
using Hpki.Procedures.Calendar;
using Hpki.Procedures.Cards;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Forms;
using Hpki.Procedures.LostReports;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Model;
using HpkiFunctions.Access;
using HpkiFunctions.Intake;
using HpkiFunctions.LostReports;
using HpkiFunctions.Requests;
using MailState = Hpki.Registry.Model.MailState;
using ShownMailState = Hpki.Console.Requests.MailState;
using ShownTimelineEntry = Hpki.Console.Requests.TimelineEntry;
using TimelineEntry = Hpki.Registry.Timelines.TimelineEntry;

namespace HpkiFunctions.Pages;

/// <summary>The parts that the page of a request and the page of a task share.</summary>
public sealed class RequestParts(RequestDesk desk, DocumentDesk documents, StaffNames names, PkiOptions pki, PageOptions options, TimeProvider time)
{
    /// <summary>How the request began.</summary>
    public IReadOnlyList<Fact> Reception(RequestView view) => view.Request.Procedure switch
    {
        ProcedureKind.LostReport => ReportReception(view),
        ProcedureKind.RenewalNotice => [new("案内の開始", JapaneseFormat.Minute(view.Request.ReceivedAt)), new("有効期限", JapaneseFormat.Date(view.Card.ExpiresOn))],
        _ => WaitingReception(view),
    };

    IReadOnlyList<Fact> WaitingReception(RequestView view) =>
    [
        Received(view.Request),
        new("受付担当者", names.Of(view.Request.ReceivedBy)),
        .. view.Linked is { Procedure: ProcedureKind.LostReport } report
            ? [new Fact("受付の経緯", "紛失届に同封"), new("届出時のご希望", Wish(report.WantsReissue, "再発行を希望する", "再発行を希望しない"))]
            : new[] { new Fact("受付の経緯", view.Request.DraftReference is null ? "書面" : "ウェブで入力し印刷された書面") },
        .. ExaminationFacts.Of(view, names),
    ];

    /// <summary>What was typed on the web for the request's form.</summary>
    public static IReadOnlyList<Fact> Typed(RequestView view) => [.. view.Typed?.Fields.Select(field => new Fact(field.Label, field.Value)) ?? []];

    static Fact Received(Request request) => new("受付", $"{JapaneseFormat.Minute(request.ReceivedAt)} {JapaneseNames.Of(request.Channel)}");

    IReadOnlyList<Fact> ReportReception(RequestView view) =>
    [
        Received(view.Request),
        new("受付担当者", names.Of(view.Request.ReceivedBy)),
        new("本人確認", Proof(view)),
        new("届出の内容", view.Order is { } order ? JapaneseNames.Of(order.Reason) : "本人確認後に確定"),
        .. view.Order is { } ordered ? [new Fact("失効の指示", $"{JapaneseFormat.Minute(ordered.OrderedAt)} {names.Of(ordered.OrderedBy)}")] : Array.Empty<Fact>(),
        .. OtherCardsOf(view),
        new("セカンド電子証明書", Wish(view.Request.SecondCertificateToo, "失効を希望する", "失効を希望しない")),
        new("再発行", Wish(view.Request.WantsReissue, "希望する", "希望しない")),
    ];

    // The second person's word is the last one; until then a caller who was proved, or else the latest who was not.
    string Proof(RequestView view)
    {
        if (view.Timeline.LastOrDefault(entry => entry.Event.Type == "proof.decided") is { Event: var decided })
        {
            string by = $"{names.Of(decided.ActorId)}、{JapaneseFormat.Minute(decided.At)}";
            return decided.Facts["outcome"] == nameof(TaskOutcome.Confirmed)
                ? $"別の担当者が確認({JapaneseNames.Of(Enum.Parse<CallerProofMethod>(decided.Facts["method"]))}。{by})"
                : $"別の担当者が本人と確認せず({by})";
        }

        TimelineEvent[] calls = [.. view.Timeline.Select(entry => entry.Event).Where(e => e.Type is "lost-report.call" or "lost-report.paper")];
        return (calls.FirstOrDefault(call => call.Facts["proof"] == "accepted") ?? calls.LastOrDefault()) is { } call ? TimelineWords.Proof(call) : "記録なし";
    }

    /// <summary>Every call and paper about the lost card, oldest first: none of them takes another's words away.</summary>
    public IReadOnlyList<ReceivedReport> Received(RequestView view) => [.. view.Timeline.SelectMany(entry => entry.Event.Type switch
    {
        "lost-report.call" or "lost-report.repeated" => [Said("電話", entry)],
        "lost-report.paper" => [Said("書面", entry)],
        "lost-report.found-before-proof" or "lost-report.card-found" => [Came("資格証が見つかったとの連絡", entry, [])],
        _ => Array.Empty<ReceivedReport>(),
    })];

    ReceivedReport Said(string channel, TimelineEntry entry)
    {
        IReadOnlyDictionary<string, string> facts = entry.Event.Facts;
        return Came(channel, entry,
        [
            new("本人確認", TimelineWords.Proof(entry.Event)),
            new("届出の内容", JapaneseNames.Of(Enum.Parse<RevocationReason>(facts["reason"]))),
            new("セカンド電子証明書", Wish(CallFacts.Read(facts["secondCertificate"]), "失効を希望する", "失効を希望しない")),
            new("再発行", Wish(CallFacts.Read(facts["reissue"]), "希望する", "希望しない")),
        ]);
    }

    ReceivedReport Came(string how, TimelineEntry entry, IEnumerable<Fact> facts) => new(
        $"{JapaneseFormat.Minute(entry.Event.At)} {how}(受付: {names.Of(entry.Event.ActorId)})", [.. facts, new("状況", entry.Detail ?? "記載なし")]);

    public RevocationFacts? Revocation(RequestView view) => view.Order is not { } order ? null : new()
    {
        Reason = order.Reason,
        Published = pki.PublishedReasons.For(order.Reason),
        OrderedAt = JapaneseFormat.Second(order.OrderedAt),
        ConfirmedAt = order.ConfirmedAt is { } confirmed ? JapaneseFormat.Second(confirmed) : null,
        CallToListMilliseconds = order.ConfirmedAt is { } seen ? (long)(seen - order.OrderedAt).TotalMilliseconds : null,
        Certificates =
        [
            new() { Use = "署名用", Serial = view.Card.SigningCertificateSerial, ListNumber = order.SigningCrlNumber },
            new() { Use = "認証用", Serial = view.Card.AuthenticationCertificateSerial, ListNumber = order.AuthenticationCrlNumber },
        ],
    };

    public RequestTask Task(RequestView view, StaffTask task, StaffPrincipal staff) => new()
    {
        Request = view.Number,
        TaskId = task.TaskId,
        Kind = task.Kind,
        Why = TaskReasons.Of(task.Kind),
        Due = JapaneseFormat.Minute(task.DueAt),
        IsOverdue = task.CompletedAt is null && task.DueAt < time.GetUtcNow(),
        LetterUrl = view.Letters.FirstOrDefault(letter => letter.TaskId == task.TaskId) is { } letter ? ConsoleRoutes.Letter(view.Number, letter.LetterId) : null,
        Complete = Offers.Of(desk.WhyNot(task, staff)),
        Hand = task.CompletedAt is null ? new(task.ClaimedBy is { } claimed ? names.Of(claimed) : null, task.ClaimedBy == staff.StaffId, desk.MayClaim(task, staff)) : null,
        Amount = task.Yen is { } yen ? $"{JapaneseFormat.Count(yen)}円" : null,
        Place = task.Kind == TaskKind.ArrangeDelivery ? view.Typed?.Entries.GetValueOrDefault(WishKeys.PickUp) : null,
        AsksSecondCertificate = task.Kind == TaskKind.CheckForm,
        SecondCertificate = view.Request.SecondCertificateToo switch
        {
            true => SecondCertificateAnswer.Yes,
            false => SecondCertificateAnswer.No,
            null => null,
        },
        End = task.CompletedAt is not { } completed ? null : new()
        {
            Outcome = task.Outcome ?? throw new InvalidOperationException($"Task {task.TaskId} is complete without an outcome."),
            By = names.Of(task.CompletedBy ?? Actor.System.ActorId),
            At = JapaneseFormat.Minute(completed),
            Note = NoteOf(view, task),
        },
    };

    /// <param name="view">The request.</param>
    /// <param name="staff">Who may put a document's kind right there; null where it is not offered.</param>
    public IReadOnlyList<RequestDocument> Documents(RequestView view, StaffPrincipal? staff = null) => [.. view.Documents.Select(document => new RequestDocument
    {
        DocumentId = document.DocumentId,
        Kind = document.Kind,
        ErasedAt = document.ErasedAt is { } erased ? JapaneseFormat.Date(TokyoTime.DateOf(erased)) : null,
        TakeBack = staff is null ? null : Offers.Of(documents.WhyNotTakeBack(view.File, document, staff)),
        ChangeKind = staff is null ? null : Offers.Of(documents.WhyNot(view.File, view.Request.HolderId, document.DocumentId, staff)),
        ReceivedAt = JapaneseFormat.Minute(document.FiledAt),
        FiledBy = document.FiledBy == Actor.System.ActorId ? "二次元コードにより自動" : $"{names.Of(document.FiledBy)}が綴じ込み",
        Remarks = [.. document.Form is { } form ? FormRemarks.Of(form, document.FormVersion, document.Printings) : [], .. FormRemarks.Of(document.Form, document.Unsure, document.EmptyRequired)],
        Pages = document is { ScanId: { } scan, ErasedAt: null } ? [.. Enumerable.Range(document.FirstPage, document.PageCount).Select(page => new DocumentPage(scan, page))] : [],
    })];

    public IReadOnlyList<RequestMail> Mails(RequestView view) => [.. view.Mails.Select(mail => new RequestMail
    {
        Subject = Enum.Parse<StatusMailKind>(mail.Template).Title(),
        State = Shown(mail),
        At = JapaneseFormat.MonthDayMinute(mail.SentAt ?? mail.IntendedAt),
        Url = options.HasMailbox && mail.ProviderId is { } id ? ConsoleRoutes.Mail(id) : null,
    })];

    public IReadOnlyList<ShownTimelineEntry> Timeline(RequestView view) => [.. view.Timeline.Select(entry => new ShownTimelineEntry
    {
        At = JapaneseFormat.Second(entry.Event.At),
        Who = names.Of(entry.Event.ActorId),
        What = TimelineWords.Of(entry.Event),
        Detail = entry.Detail,
    })];

    static IEnumerable<Fact> OtherCardsOf(RequestView view) => OtherCards.InForce(view.File, view.Card.CardSerial) is { Count: > 0 } others
        ? [new("ほかの有効な資格証", $"{string.Join("、", others)}(この届出の対象外)")]
        : [];

    static string? NoteOf(RequestView view, StaffTask task) => view.Timeline.LastOrDefault(
        entry => entry.Event.Type == "task.completed" && entry.Event.Facts["taskId"] == task.TaskId)?.Detail;

    static string Wish(bool? wish, string yes, string no) => wish switch
    {
        true => yes,
        false => no,
        null => "確認できず",
    };

    static ShownMailState Shown(MailRecord mail) => mail.State switch
    {
        MailState.Intended or MailState.Deferred => ShownMailState.Waiting,
        MailState.Sent => mail.DelayedAt is null ? ShownMailState.Sent : ShownMailState.Delayed,
        MailState.Unknown => ShownMailState.Unknown,
        MailState.Delivered => ShownMailState.Delivered,
        MailState.Bounced => ShownMailState.Bounced,
        MailState.Failed => ShownMailState.Refused,
        _ => throw new ArgumentOutOfRangeException(nameof(mail), mail.State, "Pages do not show this state yet; add it."),
    };
}
