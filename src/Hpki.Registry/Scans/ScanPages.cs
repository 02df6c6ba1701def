using Azure;
using Azure.Data.Tables;
using Hpki.Registry.Deliveries;
using Hpki.Registry.Projections;
using Hpki.Registry.Storage;
using Microsoft.Extensions.Logging;

namespace Hpki.Registry.Scans;

/// <summary>Changes the state of pages, and the tray after them.</summary>
sealed partial class ScanPages(RegistryStorage storage, ProjectionWriter projections, ScanMemory memory, TimeProvider time, ILogger<ScanPages> logger)
{
    /// <summary>The pages of a document that was decided on. A page that already belongs to another document stays there, with an error in the log.</summary>
    public async Task FileAsync(OutboxPages filed, CancellationToken cancellationToken)
    {
        ScanPage Filed(ScanPage page) => page switch
        {
            { State: ScanPageState.Filed } when page.DocumentId == filed.DocumentId => page,
            { State: ScanPageState.Filed } => KeptElsewhere(page, filed),
            _ => page with
            {
                State = ScanPageState.Filed,
                HolderId = filed.HolderId,
                RequestId = filed.RequestId,
                DocumentId = filed.DocumentId,
                DecidedBy = filed.FiledBy,
                DecidedAt = time.GetUtcNow(),
            },
        };

        if (!await TryFileJustReadAsync(filed, Filed, cancellationToken))
        {
            await ChangeAsync(filed.ScanId, filed.FirstPage, filed.PageCount, Filed, cancellationToken);
        }
    }

    /// <exception cref="ScanNotFoundException"/>
    public async Task ChangeAsync(string scanId, int firstPage, int pageCount, Func<ScanPage, ScanPage> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            (ScanFile? file, IReadOnlyDictionary<string, TableEntity> rows) = await ScanRows.LoadAsync(storage, scanId, cancellationToken);
            ScanPage[] before = [.. Enumerable.Range(firstPage, pageCount).Select((file ?? throw new ScanNotFoundException(scanId)).Page)];
            ScanPage[] after = [.. before.Select(page => Changed(page, change(page)))];
            TableTransactionAction[] actions =
            [
                .. before.Zip(after).Where(pair => pair.First != pair.Second).Select(pair => new TableTransactionAction(
                    TableTransactionActionType.UpdateReplace, ScanRows.Row(scanId, pair.Second), rows[ScanRows.Page(pair.First.Page)].ETag)),
            ];
            if (await TrySubmitAsync(actions, cancellationToken))
            {
                await projections.ApplyAsync([.. after.Where(page => page.WasInTray).Select(page => ScanRows.TrayRow(file.Scan, page))], repair: false, cancellationToken);
                return;
            }
        }
    }

    // Only pages that were never in the tray are remembered, so the tray has nothing to learn.
    async Task<bool> TryFileJustReadAsync(OutboxPages filed, Func<ScanPage, ScanPage> change, CancellationToken cancellationToken) =>
        memory.TryTake(filed.ScanId, filed.FirstPage, filed.PageCount, out (ScanPage Page, ETag Tag)[]? run)
        && await TrySubmitAsync(
            [.. run.Select(item => new TableTransactionAction(TableTransactionActionType.UpdateReplace, ScanRows.Row(filed.ScanId, Changed(item.Page, change(item.Page))), item.Tag))],
            cancellationToken);

    async Task<bool> TrySubmitAsync(TableTransactionAction[] actions, CancellationToken cancellationToken)
    {
        try
        {
            foreach (TableTransactionAction[] chunk in actions.Chunk(TableLimits.OperationsInTransaction))
            {
                await storage.Scans.SubmitCheckedAsync(chunk, cancellationToken);
            }

            return true;
        }
        catch (TableTransactionFailedException refused) when (refused.Status == 412)
        {
            return false;
        }
    }

    static ScanPage Changed(ScanPage before, ScanPage after) =>
        before == after ? before : after with { Revision = before.Revision + 1, WasInTray = before.WasInTray || after.State == ScanPageState.Tray };

    ScanPage KeptElsewhere(ScanPage page, OutboxPages filed)
    {
        LogKeptElsewhere(filed.ScanId, page.Page, page.DocumentId ?? "-", filed.DocumentId);
        return page;
    }

    [LoggerMessage(1, LogLevel.Error, "Scan {ScanId} page {Page} belongs to document {DocumentId} already; document {OtherDocumentId} names it too.")]
    partial void LogKeptElsewhere(string scanId, int page, string documentId, string otherDocumentId);
}
