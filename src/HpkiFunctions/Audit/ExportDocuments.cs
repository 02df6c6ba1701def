using Hpki.Console;
using Hpki.Procedures.Calendar;
using Hpki.Registry.Documents;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Scans;

namespace HpkiFunctions.Audit;

/// <summary>
/// The papers of an exported file: letters as posted, pages as they are kept, and the scanned file where it is this holder's alone. What is not
/// there any more is not passed over in silence: a remark says what, since when, by whom and on what ground.
/// </summary>
public sealed class ExportDocuments(DocumentStore documents, ScanStore scans)
{
    internal async Task WriteAsync(ExportArchive archive, HolderFile file, List<string> remarks, CancellationToken cancellationToken)
    {
        Dictionary<string, ScanFile?> stacks = [];
        foreach (Document document in file.Documents)
        {
            if (document.ScanId is not { } scanId)
            {
                await LetterAsync(archive, document, remarks, cancellationToken);
                continue;
            }

            if (!stacks.TryGetValue(scanId, out ScanFile? scan))
            {
                stacks[scanId] = scan = await FindAsync(scanId, cancellationToken);
                await OriginalAsync(archive, document, scanId, scan, remarks, cancellationToken);
            }

            for (int page = 1; page <= document.PageCount; page++)
            {
                await PageAsync(archive, document, page, scan?.Pages.FirstOrDefault(found => found.Page == document.FirstPage + page - 1), remarks, cancellationToken);
            }
        }
    }

    async Task LetterAsync(ExportArchive archive, Document document, List<string> remarks, CancellationToken cancellationToken)
    {
        try
        {
            await using Stream content = await documents.OpenAsync(document, cancellationToken);
            await archive.AddAsync($"documents/{document.DocumentId}{Ending(document.MediaType)}", content, cancellationToken);
        }
        catch (DocumentContentException)
        {
            remarks.Add($"書類 {Name(document)} の内容が保存先にありません。");
        }
    }

    async Task PageAsync(ExportArchive archive, Document document, int page, ScanPage? found, List<string> remarks, CancellationToken cancellationToken)
    {
        string which = $"書類 {Name(document)} の{page}頁";
        try
        {
            await using Stream image = await documents.OpenPageAsync(document, page, cancellationToken);
            await archive.AddAsync($"documents/{document.DocumentId}/page-{page:D3}.jpg", image, cancellationToken);
        }
        catch (ScanNotFoundException)
        {
            remarks.Add((found?.ErasedAt ?? document.ErasedAt) is { } erased
                ? $"{which}は、保存期間が終了したため{Day(erased)}に削除しました。"
                : $"{which}の画像が保存先にありません。");
            return;
        }

        if (found is { RedactionConfirmedAt: { } confirmed })
        {
            remarks.Add($"{which}は、個人番号が表示されていたため墨消しした画像です。墨消し前の画像(SHA-256 {found.ImageSha256})と原ファイルは、{found.RedactionAskedBy}の申請と{found.RedactionConfirmedBy}の確認により{Day(confirmed)}に廃棄しました。");
        }
        else if (found is { AwaitsRedaction: true })
        {
            remarks.Add($"{which}は、個人番号の墨消しについて別の担当者の確認を待っているため、墨消しした画像を収めました(墨消し前の画像の SHA-256 {found.ImageSha256})。");
        }
    }

    // A scan is a stack of paper: with other people's pages in it, the file as it came is not this holder's alone to hand out. Nor is a My Number.
    async Task OriginalAsync(ExportArchive archive, Document document, string scanId, ScanFile? scan, List<string> remarks, CancellationToken cancellationToken)
    {
        if (scan is null)
        {
            remarks.Add($"スキャン {scanId} の記録が保存先にありません。");
            return;
        }

        string which = $"スキャン {scanId} の原ファイル(SHA-256 {scan.Scan.Sha256})";
        if (scan.Scan.OriginalDestroyedAt is { } destroyed)
        {
            remarks.Add($"{which}は、保存期間が終了したため{Day(destroyed)}に削除しました。");
        }
        else if (scan.Pages.FirstOrDefault(page => page.RedactionConfirmedAt is not null) is { RedactionConfirmedAt: { } confirmed })
        {
            remarks.Add($"{which}は、個人番号が表示された頁を含んでいたため{Day(confirmed)}に廃棄しました。");
        }
        else if (scan.Pages.Any(page => page.AwaitsRedaction))
        {
            remarks.Add($"{which}は、個人番号の墨消しの確認を待っているため収めていません。");
        }
        else if (scan.Pages.Any(page => page.HolderId != document.HolderId))
        {
            remarks.Add($"{which}には他の書類が含まれるため、この保有者の頁の画像のみを収めました。");
        }
        else
        {
            await CopyOriginalAsync(archive, document, scanId, which, remarks, cancellationToken);
        }
    }

    async Task CopyOriginalAsync(ExportArchive archive, Document document, string scanId, string which, List<string> remarks, CancellationToken cancellationToken)
    {
        try
        {
            await using Stream original = await scans.OpenOriginalAsync(scanId, cancellationToken);
            await archive.AddAsync($"scans/{scanId}{Ending(document.MediaType)}", original, cancellationToken);
        }
        catch (ScanNotFoundException)
        {
            remarks.Add($"{which}が保存先にありません。");
        }
    }

    async Task<ScanFile?> FindAsync(string scanId, CancellationToken cancellationToken)
    {
        try
        {
            return await scans.OpenAsync(scanId, cancellationToken);
        }
        catch (ScanNotFoundException)
        {
            return null;
        }
    }

    static string Name(Document document) => $"{document.DocumentId}({JapaneseNames.Of(document.Kind)})";

    static string Day(DateTimeOffset at) => JapaneseFormat.Date(TokyoTime.DateOf(at));

    static string Ending(string mediaType) => mediaType switch
    {
        "application/pdf" => ".pdf",
        "image/jpeg" => ".jpg",
        "image/png" => ".png",
        "image/tiff" => ".tif",
        _ => ".bin",
    };
}
