using Azure.Data.Tables;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Projections;
using Hpki.Registry.Scans;
using Microsoft.Extensions.DependencyInjection;

namespace HpkiFunctions.Tests.Crashes;

/// <summary>Each page of each scan is in one place: in one document, in the tray, or set aside.</summary>
sealed class ScanInvariants(IServiceProvider services)
{
    public async Task<IReadOnlyList<string>> BrokenAsync(CancellationToken cancellationToken)
    {
        List<string> broken = [];
        Worklists lists = services.GetRequiredService<Worklists>();
        TrayPage[] tray = [.. (await lists.TrayAsync(1000, cancellationToken: cancellationToken)).Items];
        broken.AddRange((await lists.UnreadScansAsync(1000, cancellationToken: cancellationToken)).Items.Select(scan => $"Scan {scan.ScanId} counts as unread."));
        Document[] documents = await DocumentsAsync(cancellationToken);
        await foreach (TableEntity row in new StorageRows(services).OfAsync("Scans", "RowKey eq 'scan'", cancellationToken))
        {
            ScanFile file = await services.GetRequiredService<ScanStore>().OpenAsync(row.PartitionKey, cancellationToken);
            if (file.Scan.State is not (ScanState.Read or ScanState.Refused))
            {
                broken.Add($"Scan {file.Scan.ScanId} is {file.Scan.State}.");
            }

            foreach (ScanPage page in file.Pages)
            {
                string[] places =
                [
                    .. documents.Where(document => document.ScanId == file.Scan.ScanId && page.Page >= document.FirstPage && page.Page < document.FirstPage + document.PageCount)
                        .Select(document => page.DocumentId == document.DocumentId && page.State == ScanPageState.Filed ? "its document" : "a document it does not name"),
                    .. tray.Where(waiting => waiting.ScanId == file.Scan.ScanId && waiting.Page == page.Page)
                        .Select(_ => page.State == ScanPageState.Tray ? "the tray" : "the tray by mistake"),
                    .. page.State is ScanPageState.NotOurs or ScanPageState.PassedOver ? new[] { "the pages set aside" } : [],
                ];
                if (places is not ["its document" or "the tray" or "the pages set aside"])
                {
                    broken.Add($"Page {page.Page} of scan {file.Scan.ScanId} is {page.State} and lies in {(places.Length == 0 ? "no place" : string.Join(" and ", places))}.");
                }
            }
        }

        return broken;
    }

    async Task<Document[]> DocumentsAsync(CancellationToken cancellationToken)
    {
        List<Document> documents = [];
        foreach (string holderId in await new StorageRows(services).HoldersAsync(cancellationToken))
        {
            documents.AddRange((await services.GetRequiredService<HolderRegistry>().OpenAsync(holderId, cancellationToken)).Documents);
        }

        return [.. documents];
    }
}
