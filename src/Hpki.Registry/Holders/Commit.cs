using System.Globalization;
using System.Security.Cryptography;
using Azure.Data.Tables;
using Hpki.Registry.Deliveries;
using Hpki.Registry.Model;
using Hpki.Registry.Projections;
using Hpki.Registry.Storage;
using Hpki.Registry.Timelines;

namespace Hpki.Registry.Holders;

/// <summary>One decision made ready for the table service: the transaction, the file after it, and what leaves the house.</summary>
sealed class Commit
{
    readonly HolderFile before;
    readonly Decision decision;
    readonly DateTimeOffset now;
    readonly List<TableTransactionAction> actions = [];

    Commit(HolderFile before, Decision decision, string decisionKey, DateTimeOffset now)
    {
        (this.before, this.decision, this.now) = (before, decision, now);
        DecisionKey = decisionKey;
        After = before;
    }

    public string DecisionKey { get; }

    public HolderFile After { get; private set; }

    public IReadOnlyList<TableTransactionAction> Actions => actions;

    public IReadOnlyList<OutboxItem> Outbox { get; private set; } = [];

    public string OutboxRowKey => RowKeys.Outbox(After.Sequence);

    public bool LeavesTheHouse => Outbox.Count > 0;

    public IReadOnlyDictionary<ProjectionKey, IReadOnlyDictionary<string, object>> RowsBefore { get; private set; } =
        new Dictionary<ProjectionKey, IReadOnlyDictionary<string, object>>();

    /// <param name="isNew">Whether the holder is being registered by this decision.</param>
    /// <exception cref="InvalidDecisionException"/>
    public static Commit Of(HolderFile before, bool isNew, Decision decision, string decisionKey, string attempt, DateTimeOffset now, ProjectionRows rows)
    {
        Commit commit = new(before, decision, decisionKey, now);
        commit.Build(isNew, attempt, rows);
        return commit;
    }

    void Build(bool isNew, string attempt, ProjectionRows rows)
    {
        if (decision.Events.Count == 0)
        {
            throw new InvalidDecisionException($"Decision {DecisionKey} records no event; the timeline is the audit log, so every change names who made it.");
        }

        After = decision.Records.Aggregate(before, (file, record) => file.With(Owned(record)));
        List<TableTransactionAction> timeline = Chain();
        RowsBefore = isNew ? RowsBefore : rows.Of(before);
        Outbox = [.. Outgoing(rows.Of(After))];

        TableEntity holder = Row(After.Holder);
        holder[ChainHead.SequenceColumn] = After.Sequence;
        holder[ChainHead.HashColumn] = After.HeadHash;
        holder[ChainHead.AtColumn] = After.HeadAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        actions.Add(isNew ? new(TableTransactionActionType.Add, holder) : new(TableTransactionActionType.UpdateReplace, holder, before.ETag));
        actions.Add(Add(RowKeys.Done(DecisionKey), new DoneMark { Attempt = attempt, At = now, OutboxRow = LeavesTheHouse ? OutboxRowKey : null, Content = decision.Content }));
        actions.AddRange(decision.Records.Where(record => record is not Holder).Select(record => new TableTransactionAction(TableTransactionActionType.UpsertReplace, Row(record))));
        actions.AddRange(timeline);
        if (LeavesTheHouse)
        {
            actions.Add(Add(OutboxRowKey, new OutboxRow { DecisionKey = DecisionKey, Items = Outbox }));
        }
    }

    List<TableTransactionAction> Chain()
    {
        List<TableTransactionAction> rows = [];
        foreach (NewEvent e in decision.Events)
        {
            long sequence = After.Sequence + 1;
            DetailRow? detail = e.Detail is null ? null : new() { Salt = Convert.ToHexString(RandomNumberGenerator.GetBytes(16)), Text = e.Detail };
            TimelineEvent link = new()
            {
                Sequence = sequence,
                At = now,
                ActorKind = e.Actor.Kind,
                ActorId = e.Actor.ActorId,
                Type = e.Type,
                RequestId = e.RequestId,
                Facts = e.Facts,
                ApprovedBy = e.ApprovedBy,
                DetailHash = detail is null ? null : EventHash.OfDetail(detail.Salt, detail.Text),
                PreviousHash = After.HeadHash,
                Hash = "",
            };
            link = link with { Hash = EventHash.Of(before.Holder.HolderId, link) };
            rows.Add(Add(RowKeys.Event(sequence), link));
            if (detail is not null)
            {
                rows.Add(Add(RowKeys.Detail(sequence), detail));
            }

            After = After with { Sequence = sequence, HeadHash = link.Hash, HeadAt = now };
        }

        rows.AddRange(decision.ErasedDetails.Select(sequence =>
            new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(before.Holder.HolderId, RowKeys.Detail(sequence)), Azure.ETag.All)));
        return rows;
    }

    IEnumerable<OutboxItem> Outgoing(Dictionary<ProjectionKey, IReadOnlyDictionary<string, object>> rowsAfter)
    {
        ProjectionKey[] changed =
        [
            .. rowsAfter.Where(row => !RowsBefore.TryGetValue(row.Key, out var old) || !Same(old, row.Value)).Select(row => row.Key),
            .. RowsBefore.Keys.Where(key => !rowsAfter.ContainsKey(key)),
        ];
        if (changed.Length > 0)
        {
            yield return new OutboxProjections(changed);
        }

        // One that is on file already has its pages; they may be deleted by now.
        foreach (Document document in decision.Records.OfType<Document>().Where(put => put.TakenBackAt is null && before.Documents.All(known => known.DocumentId != put.DocumentId)))
        {
            if (document.ScanId is { } scanId)
            {
                yield return new OutboxPages(scanId, document.FirstPage, document.PageCount, document.HolderId, document.RequestId, document.DocumentId, document.FiledBy);
            }
        }

        foreach (Document document in decision.Records.OfType<Document>())
        {
            if (document is { ScanId: { } scanId, TakenBackBy: { } staffId })
            {
                yield return new OutboxTakenBack(scanId, document.FirstPage, document.DocumentId, staffId);
            }
        }

        foreach (OutboxItem item in decision.Outgoing)
        {
            yield return item;
        }
    }

    object Owned(object record)
    {
        string owner = record switch
        {
            Holder holder => holder.HolderId,
            Card card => card.HolderId,
            Request request => request.HolderId,
            RevocationOrder order => order.HolderId,
            StaffTask task => task.HolderId,
            Document document => document.HolderId,
            Letter letter => letter.HolderId,
            PaperExamination examination => examination.HolderId,
            FeeDemand fee => fee.HolderId,
            Payment payment => payment.HolderId,
            CardOrder ordered => ordered.HolderId,
            CardDelivery delivery => delivery.HolderId,
            RegisterChange change => change.HolderId,
            MailRecord => before.Holder.HolderId,
            _ => throw new InvalidDecisionException($"{record.GetType().Name} is not a record of a holder."),
        };
        return owner == before.Holder.HolderId
            ? record
            : throw new InvalidDecisionException($"{RowKeys.Of(record)} belongs to holder {owner}, the decision is about {before.Holder.HolderId}.");
    }

    TableEntity Row(object record) => RecordRow.Write(before.Holder.HolderId, RowKeys.Of(record), record);

    TableTransactionAction Add(string rowKey, object record) =>
        new(TableTransactionActionType.Add, RecordRow.Write(before.Holder.HolderId, rowKey, record));

    static bool Same(IReadOnlyDictionary<string, object> a, IReadOnlyDictionary<string, object> b) =>
        a.Count == b.Count && a.All(column => b.TryGetValue(column.Key, out object? other) && column.Value.Equals(other));
}
