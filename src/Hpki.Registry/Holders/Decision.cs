using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hpki.Procedures.Staff;
using Hpki.Registry.Deliveries;
using Hpki.Registry.Model;
using Hpki.Registry.Timelines;

namespace Hpki.Registry.Holders;

/// <summary>
/// What one decision changes, records and sends out: all of it happens, or none (design rule 1). It must record at least one
/// event, for the timeline is the audit log.
/// </summary>
public sealed partial class Decision
{
    /// <summary>Largest payload of an orchestration in bytes (design rule 4).</summary>
    public const int LargestPayload = 4096;

    readonly List<object> records = [];
    readonly List<NewEvent> events = [];
    readonly List<OutboxItem> outgoing = [];
    readonly List<long> erasedDetails = [];

    internal IReadOnlyList<object> Records => records;

    /// <summary>A keyed hash of what was asked for, kept with the decision so that its key cannot pass for another one's; null when none was given.</summary>
    internal string? Content { get; private set; }

    internal IReadOnlyList<NewEvent> Events => events;

    internal IReadOnlyList<OutboxItem> Outgoing => outgoing;

    internal IReadOnlyList<long> ErasedDetails => erasedDetails;

    public Decision Put(Holder holder) => PutRecord(holder);

    public Decision Put(Card card) => PutRecord(card);

    public Decision Put(Request request) => PutRecord(request);

    public Decision Put(RevocationOrder order) => PutRecord(order);

    public Decision Put(StaffTask task) => PutRecord(task);

    /// <summary>Files a document. When it has a <see cref="Document.ScanId"/>, its pages (recorded before) become filed and leave the tray with it.</summary>
    public Decision Put(Document document) => PutRecord(document);

    public Decision Put(MailRecord mail) => PutRecord(mail);

    public Decision Put(Letter letter) => PutRecord(letter);

    public Decision Put(PaperExamination examination) => PutRecord(examination);

    public Decision Put(FeeDemand fee) => PutRecord(fee);

    public Decision Put(Payment payment) => PutRecord(payment);

    public Decision Put(CardOrder ordered) => PutRecord(ordered);

    public Decision Put(CardDelivery delivery) => PutRecord(delivery);

    public Decision Put(RegisterChange change) => PutRecord(change);

    /// <summary>Records an event on the timeline.</summary>
    /// <param name="type">Code: lower-case letters, digits, dots and hyphens.</param>
    /// <param name="requestId">The request whose timeline shows it too.</param>
    /// <param name="facts">Ids, codes, dates, in printable ASCII of at most 200 characters: no names, no free text.</param>
    /// <param name="approvedBy">Staff id of who approved.</param>
    /// <param name="detail">Free text or personal data; kept in a row beside the chain that can be erased.</param>
    /// <exception cref="InvalidDecisionException">The type or a fact is not a code.</exception>
    public Decision Record(
        string type,
        Actor actor,
        string? requestId = null,
        IReadOnlyDictionary<string, string>? facts = null,
        string? approvedBy = null,
        string? detail = null)
    {
        if (!EventType().IsMatch(type))
        {
            throw new InvalidDecisionException($"Event type '{type}': use lower-case letters, digits, dots and hyphens, at most 64.");
        }

        foreach ((string name, string value) in facts ?? new Dictionary<string, string>())
        {
            if (!FactName().IsMatch(name) || !FactValue().IsMatch(value))
            {
                throw new InvalidDecisionException($"Fact '{name}' of event {type}: facts are ids and codes in printable ASCII, at most 200 characters; put anything else into the detail.");
            }
        }

        events.Add(new(type, actor, requestId, facts ?? new Dictionary<string, string>(), approvedBy, detail));
        return this;
    }

    /// <summary>Erases the free text of an earlier event; the chain stays whole and says who had it erased.</summary>
    public Decision EraseDetail(long sequence, Actor actor, string? approvedBy = null)
    {
        erasedDetails.Add(sequence);
        return Record(EventHash.DetailErased, actor, facts: new Dictionary<string, string> { [EventHash.ErasedSequence] = $"{sequence}" }, approvedBy: approvedBy);
    }

    /// <summary>Keeps with the decision what was asked for, as a keyed hash: see <see cref="DecisionResult.Content"/>.</summary>
    public Decision Asked(string contentHash)
    {
        Content = contentHash;
        return this;
    }

    /// <summary>Starts an orchestration once the decision is made.</summary>
    /// <exception cref="InvalidDecisionException">The payload is larger than <see cref="LargestPayload"/>.</exception>
    public Decision Start(string orchestration, string instanceId, object input)
    {
        outgoing.Add(new OutboxStart(orchestration, instanceId, Payload(instanceId, input)));
        return this;
    }

    /// <summary>Signals a running orchestration once the decision is made.</summary>
    /// <exception cref="InvalidDecisionException">The payload is larger than <see cref="LargestPayload"/>.</exception>
    public Decision Signal(string instanceId, object payload)
    {
        outgoing.Add(new OutboxSignal(instanceId, Payload(instanceId, payload)));
        return this;
    }

    Decision PutRecord(object record)
    {
        string key = RowKeys.Of(record);
        if (records.Any(other => RowKeys.Of(other) == key))
        {
            throw new InvalidDecisionException($"{key} is put twice in one decision.");
        }

        records.Add(record);
        return this;
    }

    static string Payload(string instanceId, object payload)
    {
        string json = JsonSerializer.Serialize(payload, payload.GetType());
        int size = Encoding.UTF8.GetByteCount(json);
        return size <= LargestPayload
            ? json
            : throw new InvalidDecisionException($"Payload for {instanceId}: {size} bytes, at most {LargestPayload} are allowed; carry ids only.");
    }

    [GeneratedRegex("^[a-z][a-z0-9.-]{0,63}$")]
    private static partial Regex EventType();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9.-]{0,63}$")]
    private static partial Regex FactName();

    [GeneratedRegex("^[ -~]{0,200}$")]
    private static partial Regex FactValue();
}
