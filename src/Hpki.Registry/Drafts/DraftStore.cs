using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Hpki.Procedures.Calendar;
using Hpki.Procedures.Forms;
using Hpki.Registry.Audit;
using Hpki.Registry.Storage;

namespace Hpki.Registry.Drafts;

/// <summary>
/// What doctors typed on the web and have not sent yet, in a table of its own. A draft that no paper follows is deleted after its time. Of one
/// whose paper came only the mark stays: what was typed is the request's from then on. Reading one goes into the access log of the member of
/// staff who does.
/// </summary>
public sealed class DraftStore
{
    const string Row = "draft";
    const string DayPrefix = "day|";
    const int Attempts = 5;

    // How long a second paper of the same draft is still known as one.
    const int MarkKeptDays = 730;

    readonly TableClient table;
    readonly DraftCipher cipher;
    readonly TimeProvider time;

    internal DraftStore(RegistryStorage storage, RegistryOptions options, TimeProvider time) =>
        (table, cipher, this.time) = (storage.Drafts, new(options.LookupKey), time);

    /// <summary>Stores a draft; the same answers under the same key are the same draft.</summary>
    public async Task<DraftReference> SaveAsync(NewDraft draft, CancellationToken cancellationToken = default)
    {
        SortedDictionary<string, string> sorted = new(draft.Entries.ToDictionary(), StringComparer.Ordinal);
        string identity = JsonSerializer.Serialize(new object[] { draft.SubmissionKey, draft.Form, draft.Version, draft.Guide, sorted });
        DraftReference reference = DraftReference.From(cipher.ReferenceBytes(identity));
        string key = cipher.RowKeyOf(reference.Text);
        DraftRow row = new()
        {
            Form = draft.Form,
            Version = draft.Version,
            Guide = draft.Guide,
            Content = cipher.Encrypt(draft.Entries, key),
            StoredAt = time.GetUtcNow(),
            DeleteOn = draft.DeleteOn,
        };

        // The day first: a day without a draft does no harm, a draft without its day would stay for ever.
        await table.UpsertCheckedAsync(new TableEntity(DayOf(draft.DeleteOn), key), cancellationToken);
        try
        {
            await table.AddCheckedAsync(RecordRow.Write(key, Row, row), cancellationToken);
        }
        catch (RequestFailedException known) when (known.Status == 409)
        {
            // Sent twice.
        }

        return reference;
    }

    /// <summary>The draft; null when it was deleted or never was.</summary>
    public async Task<Draft?> FindAsync(DraftReference reference, CancellationToken cancellationToken = default)
    {
        if (await FindRowAsync(reference, cancellationToken) is not { } found)
        {
            return null;
        }

        DraftRow row = RecordRow.Read<DraftRow>(found);
        if (row.Content is not null)
        {
            HolderReads.TouchUnfiled();
        }

        return new()
        {
            Reference = reference,
            Form = row.Form,
            Version = row.Version,
            Guide = row.Guide,
            Entries = row.Content is { } content ? cipher.Decrypt(content, found.PartitionKey) : new Dictionary<string, string>(),
            StoredAt = row.StoredAt,
            DeleteOn = row.DeleteOn,
            Printings = row.Printings,
            UsedBy = row.UsedBy,
            UsedFor = row.UsedFor,
            UsedAt = row.UsedAt,
        };
    }

    /// <summary>Notes that its form was fetched for printing once more. A draft that is gone stays gone.</summary>
    public Task NotePrintingAsync(DraftReference reference, CancellationToken cancellationToken = default) =>
        ChangeAsync(reference, row => row with { Printings = row.Printings + 1 }, cancellationToken);

    /// <summary>
    /// Takes the draft for a document whose paper carried it, once and for all, and deletes what was typed: the document has it now. Again for the
    /// same document changes nothing.
    /// </summary>
    public async Task<DraftUse> UseAsync(DraftReference reference, string documentId, string requestId, CancellationToken cancellationToken = default)
    {
        DateOnly markUntil = TokyoTime.DateOf(time.GetUtcNow()).AddDays(MarkKeptDays);
        await table.UpsertCheckedAsync(new TableEntity(DayOf(markUntil), cipher.RowKeyOf(reference.Text)), cancellationToken);
        DraftRow? row = await ChangeAsync(
            reference,
            row => row.UsedBy is null ? row with { UsedBy = documentId, UsedFor = requestId, UsedAt = time.GetUtcNow(), Content = null, DeleteOn = markUntil } : row,
            cancellationToken);
        return row is null ? DraftUse.Unknown : row.UsedBy == documentId ? DraftUse.Taken : DraftUse.TakenByAnother;
    }

    /// <summary>Gives a draft back what was typed: the document that took it over was filed by mistake. Another document's stays as it is.</summary>
    /// <param name="until">In Tokyo; the first day on which it goes if it is not filed again.</param>
    public async Task GiveBackAsync(
        DraftReference reference, string documentId, IReadOnlyDictionary<string, string> entries, DateOnly until, CancellationToken cancellationToken = default)
    {
        string key = cipher.RowKeyOf(reference.Text);
        await table.UpsertCheckedAsync(new TableEntity(DayOf(until), key), cancellationToken);
        await ChangeAsync(
            reference,
            row => row.UsedBy == documentId ? row with { UsedBy = null, UsedFor = null, UsedAt = null, Content = cipher.Encrypt(entries, key), DeleteOn = until } : row,
            cancellationToken);
    }

    /// <summary>Deletes the drafts whose day has come: those for which no paper came, and the marks of the others. What is interrupted is done the next time.</summary>
    /// <param name="today">In Tokyo.</param>
    /// <returns>How many there were for which no paper came.</returns>
    public async Task<int> DeleteExpiredAsync(DateOnly today, CancellationToken cancellationToken = default)
    {
        int count = 0;
        string filter = TableClient.CreateQueryFilter($"PartitionKey ge {DayPrefix} and PartitionKey le {DayOf(today)}");
        await foreach (TableEntity day in table.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken))
        {
            // One whose paper came has got a later day.
            TableEntity? found = await table.FindAsync(day.RowKey, Row, cancellationToken);
            DraftRow? row = found is null ? null : RecordRow.Read<DraftRow>(found);
            bool isOver = row?.DeleteOn <= today;
            if (isOver && !await DeleteUnchangedAsync(found!, cancellationToken))
            {
                continue;
            }

            await table.DeleteEntityAsync(day.PartitionKey, day.RowKey, ETag.All, cancellationToken);
            count += isOver && row!.UsedBy is null ? 1 : 0;
        }

        return count;
    }

    async Task<DraftRow?> ChangeAsync(DraftReference reference, Func<DraftRow, DraftRow> change, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            if (await FindRowAsync(reference, cancellationToken) is not { } found)
            {
                return null;
            }

            DraftRow before = RecordRow.Read<DraftRow>(found);
            DraftRow after = change(before);
            if (after == before)
            {
                return before;
            }

            try
            {
                await table.ReplaceCheckedAsync(RecordRow.Write(found.PartitionKey, Row, after), found.ETag, cancellationToken);
                return after;
            }
            catch (RequestFailedException raced) when (raced.Status is 404 or 412 && attempt < Attempts)
            {
                // Somebody else changed or deleted it meanwhile: look again.
            }
        }
    }

    // Its paper may have come since it was read; then it is looked at again the next day.
    async Task<bool> DeleteUnchangedAsync(TableEntity row, CancellationToken cancellationToken)
    {
        try
        {
            await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, row.ETag, cancellationToken);
            return true;
        }
        catch (RequestFailedException refused) when (refused.Status == 412)
        {
            return false;
        }
    }

    Task<TableEntity?> FindRowAsync(DraftReference reference, CancellationToken cancellationToken) =>
        table.FindAsync(cipher.RowKeyOf(reference.Text), Row, cancellationToken);

    static string DayOf(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{DayPrefix}{day:yyyy-MM-dd}");
}
