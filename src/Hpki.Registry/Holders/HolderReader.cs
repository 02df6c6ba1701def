using Azure.Data.Tables;
using Hpki.Registry.Audit;
using Hpki.Registry.Model;
using Hpki.Registry.Storage;
using Hpki.Registry.Timelines;

namespace Hpki.Registry.Holders;

/// <summary>Reads a holder's file in one query, without timeline and outbox.</summary>
sealed class HolderReader(RegistryStorage storage)
{
    /// <exception cref="HolderNotFoundException"/>
    public async Task<HolderFile> LoadAsync(string holderId, string? decisionKey, CancellationToken cancellationToken) =>
        await FindAsync(holderId, decisionKey, cancellationToken) ?? throw new HolderNotFoundException(holderId);

    public async Task<HolderFile?> FindAsync(string holderId, string? decisionKey, CancellationToken cancellationToken)
    {
        TableLimits.CheckKey(holderId, "HolderId");
        List<TableEntity> rows = [];
        await foreach (TableEntity row in storage.Holders.QueryAsync<TableEntity>(Filter(holderId, decisionKey), cancellationToken: cancellationToken))
        {
            rows.Add(row);
        }

        if (rows.Find(row => row.RowKey == RowKeys.HolderRow) is not { } holder)
        {
            return null;
        }

        // Not before: an id that is nobody's may be anything that somebody typed.
        HolderReads.Touch(holderId);
        return Read(holder, rows);
    }

    public async Task<Holder?> FindHolderAsync(string holderId, CancellationToken cancellationToken)
    {
        if (await storage.Holders.FindAsync(holderId, RowKeys.HolderRow, cancellationToken) is not { } row)
        {
            return null;
        }

        HolderReads.Touch(holderId);
        return RecordRow.Read<Holder>(row);
    }

    // Row keys in order: card, detail, document, done, event, examination, fee, given-card, holder, letter, mail, order, ordered-card, outbox, payment,
    // register-change, request, task. '}' follows '|'.
    static string Filter(string holderId, string? decisionKey) =>
        TableClient.CreateQueryFilter($"PartitionKey eq {holderId} and ((RowKey ge 'card|' and RowKey lt 'card}}') or (RowKey ge 'document|' and RowKey lt 'document}}')")
        + TableClient.CreateQueryFilter($" or (RowKey ge 'examination|' and RowKey lt 'outbox|') or RowKey ge 'payment|'")
        + (decisionKey is null ? ")" : TableClient.CreateQueryFilter($" or RowKey eq {RowKeys.Done(decisionKey)})"));

    static HolderFile Read(TableEntity holder, List<TableEntity> rows)
    {
        ChainHead head = RecordRow.Read<ChainHead>(holder);
        Holder person = RecordRow.Read<Holder>(holder);
        return new()
        {
            Holder = person,
            Sequence = head.Sequence,
            HeadHash = head.Hash,
            HeadAt = head.At ?? person.RegisteredAt,
            ETag = holder.ETag,
            Cards = Records<Card>(rows, "card|"),
            Requests = Records<Request>(rows, "request|"),
            Orders = Records<RevocationOrder>(rows, "order|"),
            Tasks = Records<StaffTask>(rows, "task|"),
            Documents = [.. Records<Document>(rows, "document|").Where(document => document.TakenBackAt is null)],
            Mails = Records<MailRecord>(rows, "mail|"),
            Letters = Records<Letter>(rows, "letter|"),
            Examinations = Records<PaperExamination>(rows, "examination|"),
            Fees = Records<FeeDemand>(rows, "fee|"),
            Payments = Records<Payment>(rows, "payment|"),
            CardOrders = Records<CardOrder>(rows, "ordered-card|"),
            Deliveries = Records<CardDelivery>(rows, "given-card|"),
            Changes = Records<RegisterChange>(rows, "register-change|"),
            Done = Records<DoneMark>(rows, "done|").SingleOrDefault(),
        };
    }

    static List<T> Records<T>(List<TableEntity> rows, string prefix) =>
        [.. rows.Where(row => row.RowKey.StartsWith(prefix, StringComparison.Ordinal)).Select(RecordRow.Read<T>)];
}
