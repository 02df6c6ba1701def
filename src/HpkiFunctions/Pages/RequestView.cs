using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Documents;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.Requests;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Timelines;
using HpkiFunctions.Intake;

namespace HpkiFunctions.Pages;

/// <summary>A request with all that its pages show: the holder's file and the request's part of the timeline.</summary>
public sealed record RequestView(HolderFile File, Request Request, IReadOnlyList<TimelineEntry> Timeline)
{
    public RequestNumber Number => RequestNumber.Parse(Request.RequestId);

    public Card Card => File.Card(Request.CardSerial ?? throw new InvalidOperationException($"Request {Request.RequestId} names no card."));

    /// <summary>What was typed on the web for the request's form; null when nothing was.</summary>
    public TypedForm? Typed => Request.FormDocumentId is { } id ? TypedForm.Of(File.Document(id)) : null;

    /// <summary>Null while none was given.</summary>
    public RevocationOrder? Order => Request.OrderId is { } id ? File.Order(id) : null;

    /// <summary>The request's tasks, open ones first, then the latest first.</summary>
    public IEnumerable<StaffTask> Tasks => File.Tasks
        .Where(task => task.RequestId == Request.RequestId)
        .OrderBy(task => task.CompletedAt is not null).ThenByDescending(task => task.OpenedAt);

    /// <summary>The request that belongs to this one; null when there is none.</summary>
    public Request? Linked => Request.LinkedRequestId is { } id ? File.Request(id) : null;

    /// <summary>What came in (what the centre sent hangs on its letter); a reissue's with those that were filed to its lost report before the application came.</summary>
    public IEnumerable<Document> Documents => File.Documents.Where(document => document.Kind.IsReceived() && IsShown(document)).OrderBy(document => document.FiledAt);

    public IEnumerable<Letter> Letters => File.Letters.Where(letter => letter.RequestId == Request.RequestId).OrderBy(letter => letter.OrderedAt);

    public IEnumerable<MailRecord> Mails => File.Mails.Where(mail => mail.RequestId == Request.RequestId).OrderBy(mail => mail.IntendedAt);

    /// <summary>When the form came; null while none has.</summary>
    public DateTimeOffset? FormFiledAt => Request.FormDocumentId is { } id ? File.Document(id).FiledAt : null;

    bool IsShown(Document document) => document.RequestId == Request.RequestId || document.AlsoRequestIds.Contains(Request.RequestId)
        || (Request.Procedure == ProcedureKind.Reissue && document.RequestId == Request.LinkedRequestId && document.Kind.BelongsToReissue());

    /// <summary>Until when the open task of this kind is due; null when there is none.</summary>
    public DateTimeOffset? DueOf(TaskKind kind) =>
        Tasks.Where(task => task.Kind == kind && task.CompletedAt is null).Select(task => (DateTimeOffset?)task.DueAt).Min();
}
