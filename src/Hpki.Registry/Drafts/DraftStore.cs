using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Hpki.Procedures.Forms;
using Hpki.Registry.Audit;
using Hpki.Registry.Storage;

namespace Hpki.Registry.Drafts;

/// <summary>
/// What doctors typed on the web and have not sent yet, in a table of its own. A draft that no paper follows is deleted after its time; one
/// whose paper came stays until whoever took it over deletes it. Reading one goes into the access log of the member of staff who does.
/// </summary>
public sealed class DraftStore
{
    const string Row = "draft";
    const string DayPrefix = "day|";
    const int Attempts = 5;

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

        HolderReads.TouchUnfiled();
        DraftRow row = RecordRow.Read<DraftRow>(found);
        return new()
        {
            Reference = reference,
            Form = row.Form,
            Version = row.Version,
            Guide = row.Guide,
            Entries = cipher.Decrypt(row.Content, found.PartitionKey),
            StoredAt = row.StoredAt,
            DeleteOn = row.DeleteOn,
            Printings = row.Printings,
            UsedBy = row.UsedBy,
            UsedAt = row.UsedAt,
        };
    }

    /// <summary>The draft that a scanned form's code names, with what staff have to know of it.</summary>
    /// <param name="code">A code whose reference is a <see cref="DraftReference"/>.</param>
    /// <param name="currentVersion">The version of this form that is printed now.</param>
    /// <param name="documentId">The document that the paper is, so that its own draft is not reported as used before; null when it has no id yet.</param>
    /// <exception cref="ArgumentException">The reference is no draft's.</exception>
    public async Task<DraftReading> ReadAsync(FormCode code, int currentVersion, string? documentId = null, CancellationToken cancellationToken = default)
    {
        if (!DraftReference.TryParse(code.Reference, out DraftReference reference))
        {
            throw new ArgumentException("The code's reference is no draft's.", nameof(code));
        }

        Draft? draft = await FindAsync(reference, cancellationToken);
        return new(draft, [.. draft is null ? [DraftRemark.Unknown] : Remarks(draft, code, documentId), .. code.Version < currentVersion ? [DraftRemark.OldVersion] : Array.Empty<DraftRemark>()]);
    }

    /// <summary>Notes that its form was fetched for printing once more. A draft that is gone stays gone.</summary>
    public Task NotePrintingAsync(DraftReference reference, CancellationToken cancellationToken = default) =>
        ChangeAsync(reference, row => row with { Printings = row.Printings + 1 }, cancellationToken);

    /// <summary>Takes the draft for a document whose paper carried it, once and for all; again for the same document changes nothing.</summary>
    public async Task<DraftUse> UseAsync(DraftReference reference, string documentId, CancellationToken cancellationToken = default)
    {
        DraftRow? row = await ChangeAsync(reference, row => row.UsedBy is null ? row with { UsedBy = documentId, UsedAt = time.GetUtcNow() } : row, cancellationToken);
        return row is null ? DraftUse.Unknown : row.UsedBy == documentId ? DraftUse.Taken : DraftUse.TakenByAnother;
    }

    /// <summary>Deletes a draft; one that is gone already changes nothing.</summary>
    public async Task DeleteAsync(DraftReference reference, CancellationToken cancellationToken = default)
    {
        if (await FindRowAsync(reference, cancellationToken) is { } row)
        {
            await table.DeleteEntityAsync(row.PartitionKey, Row, ETag.All, cancellationToken);
            await table.DeleteEntityAsync(DayOf(RecordRow.Read<DraftRow>(row).DeleteOn), row.PartitionKey, ETag.All, cancellationToken);
        }
    }

    /// <summary>Deletes the drafts whose day has come and for which no paper came. What is interrupted is done the next time.</summary>
    /// <param name="today">In Tokyo.</param>
    /// <returns>How many.</returns>
    public async Task<int> DeleteExpiredAsync(DateOnly today, CancellationToken cancellationToken = default)
    {
        int count = 0;
        string filter = TableClient.CreateQueryFilter($"PartitionKey ge {DayPrefix} and PartitionKey le {DayOf(today)}");
        await foreach (TableEntity day in table.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken))
        {
            TableEntity? row = await table.FindAsync(day.RowKey, Row, cancellationToken);
            bool unused = row is not null && RecordRow.Read<DraftRow>(row).UsedBy is null;
            if (unused && !await DeleteUnchangedAsync(row!, cancellationToken))
            {
                continue;
            }

            await table.DeleteEntityAsync(day.PartitionKey, day.RowKey, ETag.All, cancellationToken);
            count += unused ? 1 : 0;
        }

        return count;
    }

    static IEnumerable<DraftRemark> Remarks(Draft draft, FormCode code, string? documentId)
    {
        if (draft.Form != code.Form || draft.Version != code.Version)
        {
            yield return DraftRemark.OtherForm;
        }

        if (draft.UsedBy is { } user && user != documentId)
        {
            yield return DraftRemark.UsedBefore;
        }

        if (draft.Printings > 1)
        {
            yield return DraftRemark.PrintedTwice;
        }
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
