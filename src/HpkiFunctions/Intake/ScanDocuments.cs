using Hpki.Procedures.Documents;
using Hpki.Procedures.Staff;
using Hpki.Registry.Model;
using Hpki.Registry.Scans;

namespace HpkiFunctions.Intake;

/// <summary>Makes documents of scanned pages: the same pages for the same request are always the same document.</summary>
public sealed class ScanDocuments(TimeProvider time)
{
    /// <summary>The decision that files a document: once, whoever files it first.</summary>
    public static string FilingKey(ScanFile scan, PageRun run) =>
        $"file-{scan.Scan.ScanId}-{run.First}{(scan.Page(run.First).TakenBack is > 0 and var times ? $"-{times}" : "")}";

    /// <summary>The document's id.</summary>
    public static string IdOf(ScanFile scan, PageRun run, string requestId) => RecordId.From('d', $"{scan.Scan.ScanId}-{run.First}-{requestId}");

    /// <summary>The pages as a document of the request, which takes over what was typed on the web for them.</summary>
    public Document Of(ScanFile scan, PageRun run, string holderId, string requestId, DocumentKind kind, Actor by, TypedForm? typed) => new()
    {
        DocumentId = IdOf(scan, run, requestId),
        RequestId = requestId,
        HolderId = holderId,
        Kind = kind,
        MediaType = scan.Scan.MediaType!,
        Sha256 = scan.Sha256OfPages(run.First, run.Count),
        PageCount = run.Count,
        Form = typed?.Form ?? scan.Page(run.First).Form,
        FormVersion = typed?.Version ?? scan.Page(run.First).FormVersion,
        DraftReference = typed?.Reference,
        Typed = typed?.Entries ?? new Dictionary<string, string>(),
        Printings = typed?.Printings ?? 0,
        Unsure = [.. run.Pages.SelectMany(page => scan.Page(page).Unsure)],
        EmptyRequired = [.. run.Pages.SelectMany(page => scan.Page(page).EmptyRequired)],
        FirstPage = run.First,
        RetentionClass = RetentionClass.RequestRecord,
        ScanId = scan.Scan.ScanId,
        ScannedBy = scan.Scan.UploaderKind == ActorKind.Staff ? scan.Scan.UploadedBy : null,
        FiledAt = time.GetUtcNow(),
        FiledBy = by.ActorId,
    };
}
