using Azure;
using Azure.Data.Tables;
using Hpki.Procedures.Staff;
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

    /// <summary>The pages of a document that was filed by mistake: they wait in the tray as if nobody had decided on them.</summary>
    public async Task TakeBackAsync(OutboxTakenBack back, CancellationToken cancellationToken)
    {
        ScanEvent recorded = new() { Page = back.FirstPage, At = time.GetUtcNow(), ActorKind = ActorKind.Staff, ActorId = back.TakenBackBy, Type = "page.unfiled", Facts = $"document={back.DocumentId}" };
        await ChangeAsync(back.ScanId, TakenBack, recorded, cancellationToken);

        IReadOnlyList<ScanPage> TakenBack(ScanFile file) =>
        [
            .. file.Pages.Where(page => page.State == ScanPageState.Filed && page.DocumentId == back.DocumentId).Select(page => page with
            {
                State = ScanPageState.Tray,
                TrayReason = ScanRows.TakenBack,
                HolderId = null,
                RequestId = null,
                DocumentId = null,
                AlsoRequestIds = [],
                ClaimedAs = null,
                DecidedBy = null,
                DecidedAt = null,
                TakenBack = page.TakenBack + 1,
            }),
        ];
    }

    /// <exception cref="ScanNotFoundException"/>
    public Task ChangeAsync(string scanId, int firstPage, int pageCount, Func<ScanPage, ScanPage> change, CancellationToken cancellationToken) =>
        ChangeAsync(scanId, file => [.. Enumerable.Range(firstPage, pageCount).Select(file.Page).Select(change)], recorded: null, cancellationToken);

    /// <summary>Changes pages together and keeps with them who did it. What changes nothing records nothing.</summary>
    /// <param name="change">The pages as they are to be; the others stay. Pure: it runs again when somebody came between.</param>
    /// <exception cref="ScanNotFoundException"/>
    public async Task<ScanFile> ChangeAsync(
        string scanId, Func<ScanFile, IReadOnlyList<ScanPage>> change, ScanEvent? recorded, CancellationToken cancellationToken)
    {
        while (true)
        {
            (ScanFile? found, IReadOnlyDictionary<string, TableEntity> rows) = await ScanRows.LoadAsync(storage, scanId, cancellationToken);
            ScanFile file = found ?? throw new ScanNotFoundException(scanId);
            ScanPage[] after = [.. change(file).Select(page => Changed(file.Page(page.Page), page))];
            TableTransactionAction[] actions =
            [
                .. after.Where(page => page != file.Page(page.Page)).Select(page => new TableTransactionAction(
                    TableTransactionActionType.UpdateReplace, ScanRows.Row(scanId, page), rows[ScanRows.Page(page.Page)].ETag)),
            ];
            if (actions.Length > 0 && recorded is not null)
            {
                actions = [.. actions, new(TableTransactionActionType.Add, ScanRows.Row(scanId, recorded, file.Events.Count))];
            }

            if (await TrySubmitAsync(actions, cancellationToken))
            {
                await projections.ApplyAsync([.. after.Where(page => page.WasInTray).Select(page => ScanRows.TrayRow(file.Scan, page))], repair: false, cancellationToken);
                return file with { Pages = [.. file.Pages.Select(page => Array.Find(after, other => other.Page == page.Page) ?? page)] };
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
        before == after ? before : after with { Revision = before.Revision + 1, WasInTray = before.WasInTray || after.State == ScanPageState.Tray || after.AwaitsRedaction };

    ScanPage KeptElsewhere(ScanPage page, OutboxPages filed)
    {
        LogKeptElsewhere(filed.ScanId, page.Page, page.DocumentId ?? "-", filed.DocumentId);
        return page;
    }

    [LoggerMessage(1, LogLevel.Error, "Scan {ScanId} page {Page} belongs to document {DocumentId} already; document {OtherDocumentId} names it too.")]
    partial void LogKeptElsewhere(string scanId, int page, string documentId, string otherDocumentId);
}
