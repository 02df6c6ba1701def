using System.Security.Cryptography;
using Hpki.Registry.Scans;
using static Hpki.Registry.Tests.TestData;

namespace Hpki.Registry.Tests;

public sealed class ScanCorrectionTests(Azurite azurite)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Split_InTheMiddle_MakesTwoDocumentsAndSaysWho()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string scanId = await TrayAsync(registry, (1, 1), (1, 1), (1, 1));

        ScanFile file = await SplitAsync(registry, scanId, 2, await TagAsync(registry, scanId, 2));

        Assert.Equal([new(1, 1), new PageRun(2, 2), new(2, 2)], file.Pages.Select(page => file.RunOf(page.Page)));
        ScanEvent recorded = Assert.Single((await registry.Scans.OpenAsync(scanId, Stop)).Events);
        Assert.Equal(("page.split", 2, Reception.ActorId), (recorded.Type, recorded.Page, recorded.ActorId));
    }

    [Fact]
    public async Task Split_Again_ChangesNothingWhateverWasSeen()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string scanId = await TrayAsync(registry, (1, 1), (1, 1));
        string seen = await TagAsync(registry, scanId, 1);
        await SplitAsync(registry, scanId, 2, seen);

        await SplitAsync(registry, scanId, 2, seen);

        Assert.Single((await registry.Scans.OpenAsync(scanId, Stop)).Events);
    }

    [Fact]
    public async Task Split_AfterSomebodyElsesChange_IsRefusedAndDoesNothing()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string scanId = await TrayAsync(registry, (1, 1), (1, 1), (1, 1));
        string seen = await TagAsync(registry, scanId, 1);
        await SplitAsync(registry, scanId, 3, seen);

        await Assert.ThrowsAsync<ScanChangedException>(() => SplitAsync(registry, scanId, 2, seen));

        ScanFile file = await registry.Scans.OpenAsync(scanId, Stop);
        Assert.Equal(new PageRun(1, 2), file.RunOf(1));
    }

    [Fact]
    public async Task Split_IntoAnotherEnvelope_TakesTheRestOfTheEnvelopeAlong()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string scanId = await TrayAsync(registry, (1, 1), (1, 2), (1, 3), (2, 4));

        ScanFile file = await registry.Corrections.SplitAsync(scanId, 2, anotherEnvelope: true, await TagAsync(registry, scanId, 2), Reception, Stop);

        Assert.Equal([1, 3, 3, 2], file.Pages.Select(page => page.Envelope));
    }

    [Fact]
    public async Task Merge_WithTheDocumentBefore_TakesTheEmptyBackBetweenThemAlong()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string scanId = await ReadAsync(registry, Page(1, 1, 1), Page(2, 0, 0) with { State = ScanPageState.PassedOver, TrayReason = null, IsBlank = true }, Page(3, 1, 3));

        ScanFile file = await registry.Corrections.MergeAsync(scanId, 3, await TagAsync(registry, scanId, 3), Reception, Stop);

        Assert.Equal(new PageRun(1, 3), file.RunOf(3));
        Assert.Equal([1, 2, 3], (await registry.Worklists.TrayAsync(cancellationToken: Stop)).Items.Select(page => page.Page));
    }

    [Fact]
    public async Task Merge_OverASheetOrWithoutADocumentBefore_IsRefused()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string scanId = await ReadAsync(registry, Page(1, 1, 1), Page(2, 0, 0) with { State = ScanPageState.PassedOver, TrayReason = null }, Page(3, 2, 3));

        await Assert.ThrowsAsync<ScanStateException>(async () => await registry.Corrections.MergeAsync(scanId, 3, await TagAsync(registry, scanId, 3), Reception, Stop));
        await Assert.ThrowsAsync<ScanStateException>(async () => await registry.Corrections.MergeAsync(scanId, 1, await TagAsync(registry, scanId, 1), Reception, Stop));
    }

    [Fact]
    public async Task Turn_AndPass_AreKeptWithTheirWords()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string scanId = await TrayAsync(registry, (1, 1), (1, 1));

        await registry.Corrections.TurnAsync(scanId, 2, 90, await TagAsync(registry, scanId, 2), Reception, Stop);
        await registry.Corrections.PassAsync(scanId, 1, "s-2", "印影が読めません。", await TagAsync(registry, scanId, 1), Reception, Stop);

        ScanFile file = await registry.Scans.OpenAsync(scanId, Stop);
        Assert.Equal([0, 90], file.Pages.Select(page => page.Turn));
        Assert.All(file.Pages, page => Assert.Equal(("s-2", "印影が読めません。"), (page.AssignedTo, page.Note)));
        Assert.Equal(["page.turned", "page.passed"], file.Events.Select(recorded => recorded.Type));
    }

    [Fact]
    public async Task TakeBack_SheetOrPageSetAside_WaitsInTheTrayAgain()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string scanId = await ReadAsync(registry, Page(1, 0, 0) with { State = ScanPageState.PassedOver, TrayReason = null }, Page(2, 1, 2));
        await registry.Scans.MarkNotOursAsync(scanId, new(2, 1), Reception, "広告", Stop);

        await registry.Corrections.TakeBackAsync(scanId, 1, "TakenBack", Reception, Stop);
        await registry.Corrections.TakeBackAsync(scanId, 2, "TakenBack", Reception, Stop);

        Assert.Equal([1, 2], (await registry.Worklists.TrayAsync(cancellationToken: Stop)).Items.Select(page => page.Page));
        Assert.Null((await registry.Scans.OpenAsync(scanId, Stop)).Page(2).NotOursReason);
    }

    [Fact]
    public async Task Claim_OfADocumentSplitMeanwhile_IsRefusedAsAWhole()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string scanId = await TrayAsync(registry, (1, 1), (1, 1));
        await SplitAsync(registry, scanId, 2, await TagAsync(registry, scanId, 1));

        await Assert.ThrowsAsync<ScanStateException>(() => registry.Scans.ClaimAsync(scanId, new(1, 2), Claim(), Stop));

        Assert.All((await registry.Scans.OpenAsync(scanId, Stop)).Pages, page => Assert.Equal(ScanPageState.Tray, page.State));
    }

    [Fact]
    public async Task SamePicture_OfAnotherScan_IsFoundAndOfItselfIsNot()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);

        Assert.Null(await registry.Scans.FindSameImageAsync("aa", "first", 3, Stop));
        Assert.Null(await registry.Scans.FindSameImageAsync("aa", "first", 3, Stop));
        Assert.Equal(("first", 3), await registry.Scans.FindSameImageAsync("aa", "second", 1, Stop));
        Assert.Null(await registry.Scans.FindSameImageAsync("bb", "second", 1, Stop));
    }

    [Fact]
    public async Task Redaction_TwoSignatures_DestroysWhatCameAndKeepsItsHashes()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string scanId = await TrayAsync(registry, (1, 1), (1, 2));
        await registry.Scans.PutPicturesAsync(scanId, 1, new byte[] { 1, 2, 3 }, default, Stop);
        PageArea area = new(100, 200, 300, 50);

        await registry.Redactions.AskAsync(scanId, 1, [area], new byte[] { 9 }, await TagAsync(registry, scanId, 1), Reception, Stop);
        byte[] shown = await ImageAsync(registry, scanId);
        string[] waiting = [.. (await registry.Worklists.TrayAsync(cancellationToken: Stop)).Items.Select(page => page.Reason)];
        byte[] compared = await registry.Redactions.OpenUnredactedAsync(scanId, 1, Stop);
        await Assert.ThrowsAsync<ScanStateException>(() => registry.Scans.ClaimAsync(scanId, new(1, 1), Claim(), Stop));
        await registry.Redactions.ConfirmAsync(scanId, 1, new byte[] { 9 }, await TagAsync(registry, scanId, 1), Examiner, Stop);
        await registry.Redactions.ConfirmAsync(scanId, 1, new byte[] { 9 }, "whatever", Examiner, Stop);

        Assert.Equal([9], shown);
        Assert.Equal(["RedactionAsked", "NoCode"], waiting);
        Assert.Equal(["NoCode", "NoCode"], (await registry.Worklists.TrayAsync(cancellationToken: Stop)).Items.Select(page => page.Reason));
        Assert.Equal([1, 2, 3], compared);
        Assert.Equal([9], await ImageAsync(registry, scanId));
        Assert.Equal([9], await registry.Redactions.OpenUnredactedAsync(scanId, 1, Stop));
        await Assert.ThrowsAsync<ScanNotFoundException>(() => registry.Scans.OpenOriginalAsync(scanId, Stop));
        ScanFile file = await registry.Scans.OpenAsync(scanId, Stop);
        Assert.Equal((Reception.ActorId, Examiner.ActorId), (file.Page(1).RedactionAskedBy, file.Page(1).RedactionConfirmedBy));
        Assert.Equal(area, Assert.Single(file.Page(1).RedactedAreas));
        Assert.Equal(64, file.Scan.Sha256.Length);
        Assert.Equal(["page.redaction-asked", "page.redacted"], file.Events.Select(recorded => recorded.Type));
    }

    [Fact]
    public async Task Redaction_Refused_ShowsThePageAsItCame()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string scanId = await TrayAsync(registry, (1, 1));
        await registry.Scans.PutPicturesAsync(scanId, 1, new byte[] { 1, 2, 3 }, default, Stop);
        await registry.Redactions.AskAsync(scanId, 1, [new(0, 0, 1000, 1000)], new byte[] { 9 }, await TagAsync(registry, scanId, 1), Reception, Stop);

        await registry.Redactions.RefuseAsync(scanId, 1, "番号ではありません。", Examiner, Stop);

        Assert.Equal([1, 2, 3], await ImageAsync(registry, scanId));
        Assert.False((await registry.Scans.OpenAsync(scanId, Stop)).Page(1).AwaitsRedaction);
        await Assert.ThrowsAsync<ScanStateException>(async () => await registry.Redactions.ConfirmAsync(scanId, 1, new byte[] { 9 }, await TagAsync(registry, scanId, 1), Examiner, Stop));
    }

    [Fact]
    public async Task Erase_SettledScan_LeavesItsHashAndTakesTheSameBytesAgain()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string scanId = await TrayAsync(registry, (1, 1));
        await registry.Scans.PutPicturesAsync(scanId, 1, new byte[] { 1 }, default, Stop);
        await Assert.ThrowsAsync<ScanStateException>(() => registry.Erasure.EraseAsync(scanId, Stop));
        await registry.Scans.MarkNotOursAsync(scanId, new(1, 1), Reception, "広告", Stop);

        await registry.Erasure.EraseAsync(scanId, Stop);

        ScanFile file = await registry.Scans.OpenAsync(scanId, Stop);
        Assert.Equal((ScanState.Erased, "", 0), (file.Scan.State, file.Scan.FileName, file.Pages.Count));
        await Assert.ThrowsAsync<ScanNotFoundException>(() => registry.Scans.OpenPageImageAsync(scanId, 1, Stop));
        await Assert.ThrowsAsync<ScanNotFoundException>(() => registry.Scans.OpenOriginalAsync(scanId, Stop));
        Assert.Empty((await registry.Worklists.RecentScansAsync(cancellationToken: Stop)).Items);
        Assert.Equal(new(scanId, false, ScanState.Receiving), await registry.Uploads.BeginAsync(Upload(file.Scan.Sha256), Stop));
    }

    [Fact]
    public async Task DueScans_FromTheirDayOn_AreListedAndNeverAsRecentOrUnread()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string scanId = await TrayAsync(registry, (1, 1));
        DateOnly day = Procedures.Calendar.TokyoTime.DateOf(registry.Time.GetUtcNow()).AddDays(30);

        DueScan due = Assert.Single((await registry.Worklists.DueScansAsync(day, cancellationToken: Stop)).Items);
        await registry.Erasure.PutOffAsync(due, day.AddDays(5), Stop);

        Assert.Equal(new DueScan { ScanId = scanId, DueOn = day }, due);
        Assert.Empty((await registry.Worklists.DueScansAsync(day.AddDays(4), cancellationToken: Stop)).Items);
        Assert.Single((await registry.Worklists.DueScansAsync(day.AddDays(5), cancellationToken: Stop)).Items);
        Assert.Equal(scanId, Assert.Single((await registry.Worklists.RecentScansAsync(cancellationToken: Stop)).Items).ScanId);
        Assert.Equal(scanId, Assert.Single((await registry.Worklists.UnreadScansAsync(cancellationToken: Stop)).Items).ScanId);
    }

    static Task<ScanFile> SplitAsync(TestRegistry registry, string scanId, int page, string seen) =>
        registry.Corrections.SplitAsync(scanId, page, anotherEnvelope: false, seen, Reception, Stop);

    static async Task<string> TagAsync(TestRegistry registry, string scanId, int page)
    {
        ScanFile file = await registry.Scans.OpenAsync(scanId, Stop);
        return file.TagOf(file.RunOf(page));
    }

    static async Task<byte[]> ImageAsync(TestRegistry registry, string scanId)
    {
        await using Stream image = await registry.Scans.OpenPageImageAsync(scanId, 1, Stop);
        using MemoryStream bytes = new();
        await image.CopyToAsync(bytes, Stop);
        return bytes.ToArray();
    }

    static Task<string> TrayAsync(TestRegistry registry, params (int Envelope, int DocumentStart)[] pages) =>
        ReadAsync(registry, [.. pages.Select((page, index) => Page(index + 1, page.Envelope, page.DocumentStart))]);

    static async Task<string> ReadAsync(TestRegistry registry, params ScanPage[] pages)
    {
        byte[] bytes = RandomNumberGenerator.GetBytes(20);
        string scanId = (await registry.Uploads.BeginAsync(Upload(Convert.ToHexStringLower(SHA256.HashData(bytes))), Stop)).ScanId;
        await registry.Uploads.PutPartAsync(scanId, 1, bytes, Stop);
        await registry.Uploads.CompleteAsync(scanId, Stop);
        await registry.Scans.RecordReadAsync(scanId, "image/tiff", pages, Stop);
        return scanId;
    }

    static ScanUpload Upload(string sha256) => new() { FileName = "封筒.tif", SizeBytes = 20, Sha256 = sha256, UploadedBy = Reception };

    static ScanPage Page(int number, int envelope, int start) => new()
    {
        Page = number,
        State = ScanPageState.Tray,
        ImageSha256 = new string((char)('a' + number), 64),
        TrayReason = "NoCode",
        Envelope = envelope,
        DocumentStart = start,
    };

    static PageClaim Claim() => new() { HolderId = "h-1", RequestId = "r-1", DocumentId = "d-1", Kind = Procedures.Documents.DocumentKind.Other, ClaimedBy = "s-1" };
}
