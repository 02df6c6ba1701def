using Azure;
using Hpki.Procedures.Catalogue;
using Hpki.Registry.Model;

namespace Hpki.Registry.Holders;

/// <summary>Everything the centre remembers of one holder, but the timeline, as of one moment.</summary>
public sealed record HolderFile
{
    public required Holder Holder { get; init; }

    public IReadOnlyList<Card> Cards { get; init; } = [];

    public IReadOnlyList<Request> Requests { get; init; } = [];

    public IReadOnlyList<RevocationOrder> Orders { get; init; } = [];

    public IReadOnlyList<StaffTask> Tasks { get; init; } = [];

    /// <summary>Without those that were filed by mistake and taken back: whose they are is not said yet.</summary>
    public IReadOnlyList<Document> Documents { get; init; } = [];

    public IReadOnlyList<MailRecord> Mails { get; init; } = [];

    public IReadOnlyList<Letter> Letters { get; init; } = [];

    public IReadOnlyList<PaperExamination> Examinations { get; init; } = [];

    public IReadOnlyList<FeeDemand> Fees { get; init; } = [];

    public IReadOnlyList<Payment> Payments { get; init; } = [];

    public IReadOnlyList<CardOrder> CardOrders { get; init; } = [];

    public IReadOnlyList<CardDelivery> Deliveries { get; init; } = [];

    public IReadOnlyList<RegisterChange> Changes { get; init; } = [];

    /// <summary>Sequence of the newest timeline event.</summary>
    public required long Sequence { get; init; }

    /// <summary>Hash of the newest timeline event: the chain's head.</summary>
    public required string HeadHash { get; init; }

    /// <summary>When the newest event was recorded.</summary>
    public required DateTimeOffset HeadAt { get; init; }

    internal ETag ETag { get; init; }

    /// <summary>Set when the file was read for a decision that is made already.</summary>
    internal DoneMark? Done { get; init; }

    /// <exception cref="RecordNotFoundException"/>
    public Card Card(string cardSerial) => Find(Cards, card => card.CardSerial == cardSerial, cardSerial);

    /// <exception cref="RecordNotFoundException"/>
    public Request Request(string requestId) => Find(Requests, request => request.RequestId == requestId, requestId);

    /// <exception cref="RecordNotFoundException"/>
    public RevocationOrder Order(string orderId) => Find(Orders, order => order.OrderId == orderId, orderId);

    /// <exception cref="RecordNotFoundException"/>
    public StaffTask Task(string taskId) => Find(Tasks, task => task.TaskId == taskId, taskId);

    /// <exception cref="RecordNotFoundException"/>
    public Document Document(string documentId) => Find(Documents, document => document.DocumentId == documentId, documentId);

    /// <exception cref="RecordNotFoundException"/>
    public MailRecord Mail(string mailId) => Find(Mails, mail => mail.MailId == mailId, mailId);

    /// <exception cref="RecordNotFoundException"/>
    public Letter Letter(string letterId) => Find(Letters, letter => letter.LetterId == letterId, letterId);

    /// <summary>The fee of a request; null while none was decided.</summary>
    public FeeDemand? FeeOf(string requestId) => Fees.FirstOrDefault(fee => fee.RequestId == requestId);

    /// <exception cref="RecordNotFoundException"/>
    public CardOrder CardOrder(string cardOrderId) => Find(CardOrders, ordered => ordered.CardOrderId == cardOrderId, cardOrderId);

    /// <summary>The order of a request's new card; null while none was given.</summary>
    public CardOrder? CardOrderOf(string requestId) => CardOrders.FirstOrDefault(ordered => ordered.RequestId == requestId);

    /// <summary>The latest delivery of a request's new card; null while none was arranged.</summary>
    public CardDelivery? LastDeliveryOf(string requestId) => Deliveries.Where(delivery => delivery.RequestId == requestId).MaxBy(delivery => delivery.Number);

    /// <summary>What a request changes in the register; null when it changes nothing, or nothing was entered yet.</summary>
    public RegisterChange? ChangeOf(string requestId) => Changes.FirstOrDefault(change => change.RequestId == requestId);

    /// <summary>The last stage of which the holder was reminded for this card, in days before its last day; null before the first.</summary>
    public int? RemindedDaysBefore(string cardSerial) =>
        Requests.Where(request => request.Procedure == ProcedureKind.RenewalNotice && request.CardSerial == cardSerial).Min(request => request.RemindedDaysBefore);

    /// <summary>The last examination of a request's papers; null when there was none.</summary>
    public PaperExamination? LastExaminationOf(string requestId) =>
        Examinations.Where(examination => examination.RequestId == requestId).MaxBy(examination => examination.Round);

    T Find<T>(IEnumerable<T> records, Func<T, bool> wanted, string id)
        where T : class => records.FirstOrDefault(wanted) ?? throw new RecordNotFoundException(Holder.HolderId, typeof(T).Name, id);

    /// <summary>The file with this record put in, in place of the one with the same key if there is one.</summary>
    internal HolderFile With(object record) => record switch
    {
        Holder holder => this with { Holder = holder },
        Card card => this with { Cards = Replace(Cards, card, c => c.CardSerial) },
        Request request => this with { Requests = Replace(Requests, request, r => r.RequestId) },
        RevocationOrder order => this with { Orders = Replace(Orders, order, o => o.OrderId) },
        StaffTask task => this with { Tasks = Replace(Tasks, task, t => t.TaskId) },
        Document { TakenBackAt: not null } gone => this with { Documents = [.. Documents.Where(document => document.DocumentId != gone.DocumentId)] },
        Document document => this with { Documents = Replace(Documents, document, d => d.DocumentId) },
        MailRecord mail => this with { Mails = Replace(Mails, mail, m => m.MailId) },
        Letter letter => this with { Letters = Replace(Letters, letter, l => l.LetterId) },
        PaperExamination examination => this with { Examinations = Replace(Examinations, examination, e => e.ExaminationId) },
        FeeDemand fee => this with { Fees = Replace(Fees, fee, f => f.RequestId) },
        Payment payment => this with { Payments = Replace(Payments, payment, p => p.PaymentId) },
        CardOrder ordered => this with { CardOrders = Replace(CardOrders, ordered, o => o.CardOrderId) },
        CardDelivery delivery => this with { Deliveries = Replace(Deliveries, delivery, d => d.DeliveryId) },
        RegisterChange change => this with { Changes = Replace(Changes, change, c => c.RequestId) },
        _ => throw new InvalidDecisionException($"{record.GetType().Name} is not a record of a holder."),
    };

    static List<T> Replace<T>(IReadOnlyList<T> records, T record, Func<T, string> key)
    {
        List<T> all = [.. records.Where(other => key(other) != key(record)), record];
        all.Sort((a, b) => string.CompareOrdinal(key(a), key(b)));
        return all;
    }
}
