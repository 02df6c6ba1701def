using Hpki.Procedures.Staff;
using Hpki.Registry.Model;
using Hpki.Registry.Projections;
using Hpki.Registry.Scans;
using HpkiFunctions.Access;
using HpkiFunctions.Http;
using HpkiFunctions.OpenApi;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Intake;

/// <summary>The API of scans: upload in parts of at most 8 MB, each part as often as it takes, then read and settle the tray.</summary>
public sealed class ScanFunctions(ScanDesk desk, PaperReportDesk papers, CorrectionDesk corrections, Worklists worklists)
{
    [StaffRoute(StaffRole.Reception, StaffRole.Examiner)]
    [Operation("Announces a file. The same bytes again are the same scan.", Body = typeof(ScanOffer), Answer = typeof(ScanBegun), Status = StatusCodes.Status201Created)]
    [Function(nameof(BeginScan))]
    public async Task<IResult> BeginScan(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/scans")] HttpRequest request, CancellationToken cancellationToken)
    {
        ScanOffer offer = await JsonBody.ReadAsync<ScanOffer>(request, cancellationToken);
        return JsonBody.Answer(await desk.BeginAsync(offer, request.Staff(), cancellationToken), StatusCodes.Status201Created);
    }

    [StaffRoute(StaffRole.Reception, StaffRole.Examiner)]
    [Operation("Sends part n (from 1) of a file.", BodyMediaType = MediaTypes.Bytes, Status = StatusCodes.Status204NoContent)]
    [Function(nameof(PutScanPart))]
    public async Task<IResult> PutScanPart(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/scans/{scanId}/parts/{number:int}")] HttpRequest request,
        string scanId, int number, CancellationToken cancellationToken)
    {
        request.Require(MediaTypes.Bytes);
        Problem tooLarge = new(StatusCodes.Status413PayloadTooLarge, "too-large", "分割データが大きすぎます", "8 MB以内に分けて送信してください。");
        await desk.PutPartAsync(scanId, number, await BoundedBody.ReadAsync(request, ScanUploads.LargestPart, tooLarge, cancellationToken), cancellationToken);
        return Results.NoContent();
    }

    [StaffRoute(StaffRole.Reception, StaffRole.Examiner)]
    [Operation("Says that every part was sent; the pages are read and filed after this.", Body = typeof(ScanCompletion), Answer = typeof(Scan), Status = StatusCodes.Status202Accepted)]
    [Function(nameof(CompleteScan))]
    public async Task<IResult> CompleteScan(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/scans/{scanId}/complete")] HttpRequest request,
        string scanId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        await JsonBody.ReadAsync<ScanCompletion>(request, cancellationToken);
        return JsonBody.Answer(await desk.CompleteAsync(scanId, new DurableSignals(client), cancellationToken), StatusCodes.Status202Accepted);
    }

    // The upload page asks again and again, and a list of pages shows a picture each: neither is a look-up of a person.
    [StaffRoute]
    [LookUp(LookUpKind.MissesOnly)]
    [Operation("Reads where a scan and each of its pages stands.", Answer = typeof(ScanFile))]
    [Function(nameof(GetScan))]
    public async Task<IResult> GetScan(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/scans/{scanId}")] HttpRequest request, string scanId,
        CancellationToken cancellationToken)
    {
        return JsonBody.Answer(await desk.OpenAsync(scanId, cancellationToken));
    }

    [StaffRoute]
    [Operation("Lists the pages that wait for a person, the oldest first; page 0 is a whole file that cannot be read.", Answer = typeof(IReadOnlyList<TrayPage>), Paged = true)]
    [Function(nameof(ListTray))]
    public Task<IResult> ListTray(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/scans")] HttpRequest request, CancellationToken cancellationToken) =>
        ListPage.AnswerAsync(request, worklists.TrayAsync, cancellationToken);

    [StaffRoute]
    [LookUp(LookUpKind.MissesOnly)]
    [Operation("A page's picture, drawn anew from its pixels.", AnswerMediaType = "image/jpeg")]
    [Function(nameof(GetScanPage))]
    public async Task<IResult> GetScanPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/scans/{scanId}/pages/{page:int}")] HttpRequest request,
        string scanId, int page, CancellationToken cancellationToken)
    {
        return Results.Stream(await desk.OpenPageImageAsync(scanId, page, cancellationToken), "image/jpeg");
    }

    [StaffRoute(StaffRole.Reception, StaffRole.Examiner)]
    [Operation("Files a document of the tray, named by any of its pages, to a request.", Body = typeof(TrayFiling), Answer = typeof(ScanPage))]
    [Function(nameof(FileTrayPage))]
    public async Task<IResult> FileTrayPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/scans/{scanId}/pages/{page:int}/file")] HttpRequest request,
        string scanId, int page, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        TrayFiling filing = await JsonBody.ReadAsync<TrayFiling>(request, cancellationToken);
        return JsonBody.Answer(await desk.FileAsync(
            scanId, page, filing.RequestNumber, filing.Kind, request.Staff(), new DurableSignals(client), cancellationToken, filing.SharedInEnvelope));
    }

    [StaffRoute(StaffRole.Reception, StaffRole.Examiner)]
    [Operation("Takes a loss reported on paper: opens a lost report with this page as its form, or files it to the report there is. The same page again answers the same.",
        Body = typeof(PaperReportInput), Answer = typeof(PaperReportReceipt), Status = StatusCodes.Status201Created)]
    [Function(nameof(TakePaperReport))]
    public async Task<IResult> TakePaperReport(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/scans/{scanId}/pages/{page:int}/lost-report")] HttpRequest request,
        string scanId, int page, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        PaperReportInput input = await JsonBody.ReadAsync<PaperReportInput>(request, cancellationToken);
        return JsonBody.Answer(
            await papers.TakeAsync(scanId, page, input, request.Staff(), new DurableSignals(client), cancellationToken), StatusCodes.Status201Created);
    }

    [StaffRoute(StaffRole.Reception, StaffRole.Examiner)]
    [Operation("Marks a page of the tray (0: the whole unreadable file) as not for the centre.", Body = typeof(SetAside), Status = StatusCodes.Status204NoContent)]
    [Function(nameof(SetTrayPageAside))]
    public async Task<IResult> SetTrayPageAside(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/scans/{scanId}/pages/{page:int}/not-ours")] HttpRequest request,
        string scanId, int page, CancellationToken cancellationToken)
    {
        SetAside body = await JsonBody.ReadAsync<SetAside>(request, cancellationToken);
        await desk.MarkNotOursAsync(scanId, page, body.Reason, request.Staff(), cancellationToken);
        return Results.NoContent();
    }

    [StaffRoute(StaffRole.Reception, StaffRole.Examiner)]
    [Operation("Puts a document of the tray right: splits, merges, turns, passes on, takes back. What is so already changes nothing; who had seen something else is told.",
        Body = typeof(Correction), Answer = typeof(CorrectedDocument))]
    [Function(nameof(CorrectTrayDocument))]
    public async Task<IResult> CorrectTrayDocument(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/scans/{scanId}/pages/{page:int}/corrections")] HttpRequest request,
        string scanId, int page, CancellationToken cancellationToken)
    {
        Correction correction = await JsonBody.ReadAsync<Correction>(request, cancellationToken);
        return JsonBody.Answer(await corrections.CorrectAsync(scanId, page, correction, request.Staff(), cancellationToken));
    }

    [StaffRoute(StaffRole.Reception, StaffRole.Examiner)]
    [Operation("Opens a request from a form of the tray.", Body = typeof(NewRequest), Answer = typeof(Request), Status = StatusCodes.Status201Created)]
    [Function(nameof(OpenRequestFromTray))]
    public async Task<IResult> OpenRequestFromTray(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/scans/{scanId}/pages/{page:int}/request")] HttpRequest request,
        string scanId, int page, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        NewRequest wanted = await JsonBody.ReadAsync<NewRequest>(request, cancellationToken);
        return JsonBody.Answer(
            await desk.OpenRequestAsync(scanId, page, wanted, request.Staff(), new DurableSignals(client), cancellationToken), StatusCodes.Status201Created);
    }

    [StaffRoute]
    [LookUp(LookUpKind.MissesOnly)]
    [Operation("A page's small picture.", AnswerMediaType = "image/jpeg")]
    [Function(nameof(GetScanThumbnail))]
    public async Task<IResult> GetScanThumbnail(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/scans/{scanId}/pages/{page:int}/small")] HttpRequest request,
        string scanId, int page, CancellationToken cancellationToken) =>
        Results.Stream(await desk.OpenThumbnailAsync(scanId, page, cancellationToken), "image/jpeg");

    [StaffRoute(StaffRole.Reception, StaffRole.Examiner)]
    [LookUp(LookUpKind.MissesOnly)]
    [Operation("Lists the parts of an upload that are here, so that one that broke off goes on with the others.", Answer = typeof(IReadOnlyList<ReceivedPart>))]
    [Function(nameof(ListScanParts))]
    public async Task<IResult> ListScanParts(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/scans/{scanId}/parts")] HttpRequest request,
        string scanId, CancellationToken cancellationToken) =>
        JsonBody.Answer(await desk.ReceivedPartsAsync(scanId, cancellationToken));
}
