using System.Security.Cryptography;
using CsCheck;
using Hpki.Registry.Documents;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Projections;
using Hpki.Registry.Scans;
using Hpki.Registry.Storage;
using static Hpki.Registry.Tests.TestData;

namespace Hpki.Registry.Tests;

public sealed class ScanStoreTests(Azurite azurite)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Upload_PartsInAnyOrderAndTwice_GivesTheFileBack()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        var cases = Gen.Select(
            Gen.Byte.Array[1, 60],
            Gen.Int[1, 17],
            Gen.Int[0, 1000]);

        await cases.SampleAsync(async (bytes, size, seed) =>
        {
            (int Number, byte[] Bytes)[] parts = [.. bytes.Chunk(size).Select((part, i) => (i + 1, part))];
            (int Number, byte[] Bytes)[] order = [.. parts, .. parts.Take(seed % 3)];
            new Random(seed).Shuffle(order);
            string scanId = (await registry.Uploads.BeginAsync(Upload(bytes), Stop)).ScanId;

            foreach ((int number, byte[] part) in order)
            {
                await registry.Uploads.PutPartAsync(scanId, number, part, Stop);
            }

            Scan scan = await registry.Uploads.CompleteAsync(scanId, Stop);
            Assert.Equal(ScanState.Received, scan.State);
            Assert.Equal(bytes, await ReadAsync(await registry.Scans.OpenOriginalAsync(scanId, Stop)));
        }, iter: 20, threads: 1);
    }

    [Fact]
    public async Task Upload_BrokenOff_IsFinishedByAnotherProcessWithTheMissingParts()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        byte[] bytes = [.. Enumerable.Range(0, 25).Select(number => (byte)number)];
        byte[][] parts = [.. bytes.Chunk(10)];
        string scanId = (await registry.Uploads.BeginAsync(Upload(bytes), Stop)).ScanId;
        await registry.Uploads.PutPartAsync(scanId, 3, parts[2], Stop);
        await registry.Uploads.PutPartAsync(scanId, 1, parts[0], Stop);

        await using TestRegistry other = registry.Another();
        ScanBegun again = await other.Uploads.BeginAsync(Upload(bytes), Stop);
        IReadOnlyList<ReceivedPart> here = await other.Uploads.ReceivedPartsAsync(scanId, Stop);
        await other.Uploads.PutPartAsync(scanId, 2, parts[1], Stop);
        await Task.WhenAll(registry.Uploads.CompleteAsync(scanId, Stop), other.Uploads.CompleteAsync(scanId, Stop));

        Assert.Equal(new(scanId, true, ScanState.Receiving), again);
        Assert.Equal([new(1, 10), new(3, 5)], here);
        Assert.Equal(bytes, await ReadAsync(await registry.Scans.OpenOriginalAsync(scanId, Stop)));
        Assert.Empty(await registry.Uploads.ReceivedPartsAsync(scanId, Stop));
        Assert.Single((await registry.Worklists.RecentScansAsync(cancellationToken: Stop)).Items);
    }

    [Fact]
    public async Task Begin_SameBytesAgain_IsTheSameScan()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        byte[] bytes = [1, 2, 3];
        string scanId = await CompletedAsync(registry, bytes);

        ScanBegun again = await registry.Uploads.BeginAsync(Upload(bytes) with { FileName = "別名.tif", Sha256 = Convert.ToHexString(SHA256.HashData(bytes)) }, Stop);

        Assert.Equal(new(scanId, true, ScanState.Received), again);
    }

    [Fact]
    public async Task RecentScans_CompletedOnes_NewestFirst()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string first = await CompletedAsync(registry, [1]);
        registry.Time.Advance(TimeSpan.FromSeconds(1));
        string second = await CompletedAsync(registry, [2]);
        await registry.Uploads.CompleteAsync(first, Stop);

        WorklistPage<RecentScan> recent = await registry.Worklists.RecentScansAsync(cancellationToken: Stop);

        Assert.Equal([second, first], recent.Items.Select(scan => scan.ScanId));
    }

    [Fact]
    public async Task Complete_Again_ChangesNothing()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string scanId = await CompletedAsync(registry, [1, 2, 3]);
        Scan first = (await registry.Scans.OpenAsync(scanId, Stop)).Scan;

        ScanState late = await registry.Uploads.PutPartAsync(scanId, 1, new byte[] { 9 }, Stop);
        Scan again = await registry.Uploads.CompleteAsync(scanId, Stop);

        Assert.Equal(ScanState.Received, late);
        Assert.Equal(first, again);
        Assert.Equal([1, 2, 3], await ReadAsync(await registry.Scans.OpenOriginalAsync(scanId, Stop)));
    }

    [Fact]
    public async Task Complete_PartMissing_NamesIt()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string scanId = (await registry.Uploads.BeginAsync(Upload([1, 2, 3, 4]), Stop)).ScanId;
        await registry.Uploads.PutPartAsync(scanId, 1, new byte[] { 1 }, Stop);
        await registry.Uploads.PutPartAsync(scanId, 4, new byte[] { 4 }, Stop);

        var missing = await Assert.ThrowsAsync<ScanIncompleteException>(() => registry.Uploads.CompleteAsync(scanId, Stop));
        await registry.Uploads.PutPartAsync(scanId, 2, new byte[] { 2 }, Stop);
        await registry.Uploads.PutPartAsync(scanId, 3, new byte[] { 3 }, Stop);
        Scan complete = await registry.Uploads.CompleteAsync(scanId, Stop);

        Assert.Equal([2, 3], missing.MissingParts);
        Assert.Equal((2, 4), (missing.ReceivedBytes, missing.AnnouncedBytes));
        Assert.Equal(ScanState.Received, complete.State);
    }

    [Fact]
    public async Task Complete_AfterATryCutIntoSmallerParts_TakesThePartsOfTheNewOne()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string scanId = (await registry.Uploads.BeginAsync(Upload([1, 2, 3, 4]), Stop)).ScanId;
        await registry.Uploads.PutPartAsync(scanId, 1, new byte[] { 1 }, Stop);
        await registry.Uploads.PutPartAsync(scanId, 2, new byte[] { 2 }, Stop);
        await registry.Uploads.PutPartAsync(scanId, 3, new byte[] { 3 }, Stop);

        await registry.Uploads.PutPartAsync(scanId, 1, new byte[] { 1, 2, 3, 4 }, Stop);
        Scan scan = await registry.Uploads.CompleteAsync(scanId, Stop);

        Assert.Equal(ScanState.Received, scan.State);
    }

    [Fact]
    public async Task Begin_AgainWithTheRightSize_PutsItRight()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        ScanUpload upload = Upload([1, 2, 3, 4]);
        await registry.Uploads.BeginAsync(upload with { SizeBytes = 99 }, Stop);

        ScanBegun again = await registry.Uploads.BeginAsync(upload, Stop);
        await registry.Uploads.PutPartAsync(again.ScanId, 1, new byte[] { 1, 2, 3, 4 }, Stop);
        Scan scan = await registry.Uploads.CompleteAsync(again.ScanId, Stop);

        Assert.Equal((ScanState.Received, 4L), (scan.State, scan.SizeBytes));
    }

    [Fact]
    public async Task Complete_NoPartOrLastPartMissing_NamesTheSizes()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string scanId = (await registry.Uploads.BeginAsync(Upload([1, 2]), Stop)).ScanId;

        var none = await Assert.ThrowsAsync<ScanIncompleteException>(() => registry.Uploads.CompleteAsync(scanId, Stop));
        await registry.Uploads.PutPartAsync(scanId, 1, new byte[] { 1 }, Stop);
        var half = await Assert.ThrowsAsync<ScanIncompleteException>(() => registry.Uploads.CompleteAsync(scanId, Stop));

        Assert.Equal((0, 2), (none.ReceivedBytes, none.AnnouncedBytes));
        Assert.Equal((1, 2), (half.ReceivedBytes, half.AnnouncedBytes));
    }

    [Fact]
    public async Task Complete_PartsOutOfOrderOrSentAgain_ProvesWhatIsStored()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        byte[] bytes = [1, 2, 3, 4];
        ScanBegun begun = await registry.Uploads.BeginAsync(Upload(bytes), Stop);
        await registry.Uploads.PutPartAsync(begun.ScanId, 2, new byte[] { 3, 4 }, Stop);
        await registry.Uploads.PutPartAsync(begun.ScanId, 1, new byte[] { 1, 2 }, Stop);
        Assert.Equal(ScanState.Received, (await registry.Uploads.CompleteAsync(begun.ScanId, Stop)).State);

        byte[] others = [5, 6, 7, 8];
        ScanBegun again = await registry.Uploads.BeginAsync(Upload(others), Stop);
        await registry.Uploads.PutPartAsync(again.ScanId, 1, new byte[] { 5, 6 }, Stop);
        await registry.Uploads.PutPartAsync(again.ScanId, 2, new byte[] { 7, 8 }, Stop);
        await registry.Uploads.PutPartAsync(again.ScanId, 2, new byte[] { 7, 9 }, Stop);

        await Assert.ThrowsAsync<ScanHashMismatchException>(() => registry.Uploads.CompleteAsync(again.ScanId, Stop));
        Assert.Equal(bytes, await ReadAsync(await registry.Scans.OpenOriginalAsync(begun.ScanId, Stop)));
    }

    [Fact]
    public async Task Complete_OtherBytesThanAnnounced_NamesBothHashesAndTakesTheRightOnesLater()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        ScanUpload upload = Upload([1, 2]);
        string scanId = (await registry.Uploads.BeginAsync(upload, Stop)).ScanId;
        await registry.Uploads.PutPartAsync(scanId, 1, new byte[] { 1, 9 }, Stop);

        var mismatch = await Assert.ThrowsAsync<ScanHashMismatchException>(() => registry.Uploads.CompleteAsync(scanId, Stop));
        await registry.Uploads.PutPartAsync(scanId, 1, new byte[] { 1, 2 }, Stop);
        Scan scan = await registry.Uploads.CompleteAsync(scanId, Stop);

        Assert.Equal((upload.Sha256, Convert.ToHexStringLower(SHA256.HashData([1, 9]))), (mismatch.Announced, mismatch.Actual));
        Assert.Equal(ScanState.Received, scan.State);
    }

    [Fact]
    public async Task Complete_CrashAfterTheCommit_IsFinishedByTheNextCall()
    {
        PipelineHook hook = new();
        await using TestRegistry plain = await TestRegistry.CreateAsync(azurite);
        await using TestRegistry dying = plain.Another(hook);
        string scanId = (await dying.Uploads.BeginAsync(Upload([1, 2]), Stop)).ScanId;
        await dying.Uploads.PutPartAsync(scanId, 1, new byte[] { 1, 2 }, Stop);
        hook.After = (_, message) => message.Request.Uri.Query.Contains("comp=blocklist", StringComparison.Ordinal) && message.Request.Method == Azure.Core.RequestMethod.Put
            ? throw new InvalidOperationException("The process dies here.") : Task.CompletedTask;
        await Assert.ThrowsAsync<InvalidOperationException>(() => dying.Uploads.CompleteAsync(scanId, Stop));

        Scan scan = await plain.Uploads.CompleteAsync(scanId, Stop);

        Assert.Equal(ScanState.Received, scan.State);
    }

    [Theory]
    [InlineData(0, "a", "size")]
    [InlineData(-1, "a", "size")]
    [InlineData(ScanUploads.LargestScan + 1, "a", "size")]
    [InlineData(1, "zz", "sha256")]
    public async Task Begin_CannotBeRight_NamesTheField(long size, string hash, string field)
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        ScanUpload upload = Upload([1]) with { SizeBytes = size };

        var problem = await Assert.ThrowsAsync<InvalidUploadException>(() => registry.Uploads.BeginAsync(hash == "a" ? upload : upload with { Sha256 = hash }, Stop));

        Assert.Equal(field, problem.Field);
    }

    [Theory]
    [InlineData(0, 1, "partNumber")]
    [InlineData(ScanUploads.LastPart + 1, 1, "partNumber")]
    [InlineData(1, 0, "part")]
    [InlineData(1, ScanUploads.LargestPart + 1, "part")]
    public async Task PutPart_CannotBeRight_NamesTheField(int number, int size, string field)
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string scanId = (await registry.Uploads.BeginAsync(Upload([1]), Stop)).ScanId;

        var problem = await Assert.ThrowsAsync<InvalidUploadException>(() => registry.Uploads.PutPartAsync(scanId, number, new byte[size], Stop));

        Assert.Equal(field, problem.Field);
    }

    [Fact]
    public async Task PutPart_UnknownScan_Throws()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);

        await Assert.ThrowsAsync<ScanNotFoundException>(() => registry.Uploads.PutPartAsync("nothing", 1, new byte[] { 1 }, Stop));
    }

    [Fact]
    public async Task Begin_FileNameWithFolders_KeepsTheCleanedName()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);

        ScanBegun begun = await registry.Uploads.BeginAsync(Upload([1]) with { FileName = "C:\\受付\\../紛失届\u0000\n1.tif" }, Stop);

        Assert.Equal("紛失届1.tif", (await registry.Scans.OpenAsync(begun.ScanId, Stop)).Scan.FileName);
    }

    [Fact]
    public async Task PutPageImage_Again_KeepsTheFirst()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string scanId = await CompletedAsync(registry, [1]);
        string first = await registry.Scans.PutPicturesAsync(scanId, 1, new byte[] { 1, 2 }, default, Stop);

        string again = await registry.Scans.PutPicturesAsync(scanId, 1, new byte[] { 1, 2 }, default, Stop);
        string redrawn = await registry.Scans.PutPicturesAsync(scanId, 1, new byte[] { 3 }, default, Stop);

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData([1, 2])), first);
        Assert.Equal([first, first], [again, redrawn]);
        Assert.Equal([1, 2], await ReadAsync(await registry.Scans.OpenPageImageAsync(scanId, 1, Stop)));
    }

    [Fact]
    public async Task Pictures_OfAPage_AreEachReadAsTheyWerePut()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string scanId = await CompletedAsync(registry, [1]);
        byte[] large = RandomNumberGenerator.GetBytes(300_000);
        byte[] wide = RandomNumberGenerator.GetBytes(70_000);

        string hash = await registry.Scans.PutPicturesAsync(scanId, 1, large, new byte[] { 7, 8, 9 }, Stop);
        await registry.Scans.PutPicturesAsync(scanId, 2, large, wide, Stop);
        await registry.Scans.PutPicturesAsync(scanId, 3, large, default, Stop);

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(large)), hash);
        foreach (int page in new[] { 1, 2, 3 })
        {
            Assert.Equal(large, await ReadAsync(await registry.Scans.OpenPageImageAsync(scanId, page, Stop)));
        }

        Assert.Equal([7, 8, 9], await ReadAsync(await registry.Scans.OpenThumbnailAsync(scanId, 1, Stop)));
        Assert.Equal(wide, await ReadAsync(await registry.Scans.OpenThumbnailAsync(scanId, 2, Stop)));
        Assert.Equal(large, await ReadAsync(await registry.Scans.OpenThumbnailAsync(scanId, 3, Stop)));
        await Assert.ThrowsAsync<ScanNotFoundException>(() => registry.Scans.OpenThumbnailAsync(scanId, 4, Stop));
    }

    [Fact]
    public async Task RecordRead_PagesWithoutCode_WaitInTheTray()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string scanId = await ReadScanAsync(registry, [1], ScanPageState.ToBeFiled, ScanPageState.Tray);

        TrayPage page = Assert.Single((await registry.Worklists.TrayAsync(cancellationToken: Stop)).Items);

        Assert.Equal(new() { ScanId = scanId, Page = 2, Reason = "no-code", ReceivedAt = Now }, page);
        Assert.Equal((ScanState.Read, 2), ((await registry.Scans.OpenAsync(scanId, Stop)).Scan.State, (await registry.Scans.OpenAsync(scanId, Stop)).Pages.Count));
    }

    [Fact]
    public async Task RecordRead_Again_KeepsWhatHappenedSince()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string scanId = await ReadScanAsync(registry, [1], ScanPageState.Tray, ScanPageState.Tray);
        await registry.Scans.MarkNotOursAsync(scanId, new PageRun(1, 1), Reception, "白紙", Stop);
        ScanFile before = await registry.Scans.OpenAsync(scanId, Stop);

        ScanFile again = await registry.Another().Scans.RecordReadAsync(scanId, "image/tiff", [Page(1, ScanPageState.Tray), Page(2, ScanPageState.Tray)], Stop);

        Assert.Equal(
            before.Pages.Select(page => (page.Page, page.State, page.NotOursReason, page.Revision)), again.Pages.Select(page => (page.Page, page.State, page.NotOursReason, page.Revision)));
        Assert.Equal([2], (await registry.Worklists.TrayAsync(cancellationToken: Stop)).Items.Select(page => page.Page));
    }

    [Fact]
    public async Task RecordRead_ManyPages_KeepsAll()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string scanId = await ReadScanAsync(registry, [1], [.. Enumerable.Repeat(ScanPageState.Tray, 250)]);

        Assert.Equal(250, (await registry.Scans.OpenAsync(scanId, Stop)).Pages.Count);
        Assert.Equal(250, (await registry.Worklists.TrayAsync(1000, cancellationToken: Stop)).Items.Count);
    }

    [Fact]
    public async Task RecordRead_NotComplete_Throws()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string scanId = (await registry.Uploads.BeginAsync(Upload([1]), Stop)).ScanId;

        await Assert.ThrowsAsync<ScanStateException>(() => registry.Scans.RecordReadAsync(scanId, "image/tiff", [Page(1, ScanPageState.Tray)], Stop));
    }

    [Fact]
    public async Task Decide_DocumentOfTrayPages_FilesThemAndEmptiesTheTray()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string holderId = (await registry.RegisterAsync()).Holder.HolderId;
        string scanId = await ReadScanAsync(registry, [1], ScanPageState.Tray, ScanPageState.Tray, ScanPageState.Tray);
        Request request = CreateRequest(holderId);
        Document document = CreateDocument(request, scanId, pages: 2) with { FirstPage = 2, FiledBy = "s-reception" };

        await registry.DecideAsync(holderId, "file", _ => new Decision().Put(request).Put(document).Record("document.filed", Reception, request.RequestId));

        ScanFile file = await registry.Scans.OpenAsync(scanId, Stop);
        Assert.Equal([ScanPageState.Tray, ScanPageState.Filed, ScanPageState.Filed], file.Pages.Select(page => page.State));
        Assert.Equal((holderId, request.RequestId, document.DocumentId, "s-reception"), (file.Pages[1].HolderId, file.Pages[1].RequestId, file.Pages[1].DocumentId, file.Pages[1].DecidedBy));
        Assert.Equal([1], (await registry.Worklists.TrayAsync(cancellationToken: Stop)).Items.Select(page => page.Page));
        await Assert.ThrowsAsync<ScanStateException>(() => registry.Scans.MarkNotOursAsync(scanId, new PageRun(2, 1), Reception, "白紙", Stop));
    }

    [Fact]
    public async Task Decide_PageOfAnotherDocument_StaysWhereItIs()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string holderId = (await registry.RegisterAsync()).Holder.HolderId;
        string scanId = await ReadScanAsync(registry, [1], ScanPageState.ToBeFiled);
        Request request = CreateRequest(holderId);
        Document first = CreateDocument(request, scanId);
        await registry.DecideAsync(holderId, "first", _ => new Decision().Put(request).Put(first).Record("document.filed", Reception));

        await registry.DecideAsync(holderId, "second", _ => new Decision().Put(CreateDocument(request, scanId)).Record("document.filed", Reception));

        Assert.Equal(first.DocumentId, (await registry.Scans.OpenAsync(scanId, Stop)).Page(1).DocumentId);
    }

    [Fact]
    public async Task SendToTray_ThenFiled_LeavesTheTray()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string holderId = (await registry.RegisterAsync()).Holder.HolderId;
        string scanId = await ReadScanAsync(registry, [1], ScanPageState.ToBeFiled);

        await registry.Scans.SendToTrayAsync(scanId, new PageRun(1, 1), "request-closed", Stop);
        TrayPage[] during = [.. (await registry.Worklists.TrayAsync(cancellationToken: Stop)).Items];
        Request request = CreateRequest(holderId);
        await registry.DecideAsync(holderId, "file", _ => new Decision().Put(request).Put(CreateDocument(request, scanId)).Record("document.filed", Reception));

        Assert.Equal("request-closed", Assert.Single(during).Reason);
        Assert.Empty((await registry.Worklists.TrayAsync(cancellationToken: Stop)).Items);
    }

    [Fact]
    public async Task Refuse_Unreadable_WaitsInTheTrayUntilSettled()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string scanId = await CompletedAsync(registry, [1]);

        await registry.Scans.RefuseAsync(scanId, "encrypted-pdf", Stop);
        await registry.Scans.RefuseAsync(scanId, "encrypted-pdf", Stop);
        TrayPage[] during = [.. (await registry.Worklists.TrayAsync(cancellationToken: Stop)).Items];
        await registry.Scans.SettleRefusedAsync(scanId, Reception, "送付元に連絡", Stop);
        await registry.Scans.RefuseAsync(scanId, "encrypted-pdf", Stop);

        Assert.Equal((0, "encrypted-pdf"), (Assert.Single(during).Page, during[0].Reason));
        Assert.Empty((await registry.Worklists.TrayAsync(cancellationToken: Stop)).Items);
        Assert.Equal("s-reception", (await registry.Scans.OpenAsync(scanId, Stop)).Scan.SettledBy);
    }

    [Fact]
    public async Task SettleRefused_ByTwoAtOnce_KeepsOnesWordsAndTellsTheOther()
    {
        PipelineHook hook = new();
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        await using TestRegistry slow = registry.Another(hook);
        string scanId = await CompletedAsync(registry, [1]);
        await registry.Scans.RefuseAsync(scanId, "encrypted-pdf", Stop);
        int raced = 0;
        hook.Before = async (_, message) =>
        {
            if (message.Request.Method == Azure.Core.RequestMethod.Put && Interlocked.Exchange(ref raced, 1) == 0)
            {
                await registry.Scans.SettleRefusedAsync(scanId, Reception, "送付元に連絡", Stop);
            }
        };

        await Assert.ThrowsAsync<ScanStateException>(() => slow.Scans.SettleRefusedAsync(scanId, Procedures.Staff.Actor.Staff("s-other"), "廃棄", Stop));

        Scan scan = (await registry.Scans.OpenAsync(scanId, Stop)).Scan;
        Assert.Equal(("s-reception", "送付元に連絡"), (scan.SettledBy, scan.SettledReason));
    }

    [Fact]
    public async Task Claim_ByTwoForTwoRequestsAtOnce_IsOnes()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string scanId = await ReadScanAsync(registry, [1], ScanPageState.Tray);
        PageClaim[] claims = [.. Enumerable.Range(1, 8).Select(Claim)];

        bool[] won = await Task.WhenAll(claims.Select(async claim =>
        {
            try
            {
                await registry.Scans.ClaimAsync(scanId, new PageRun(1, 1), claim, Stop);
                return true;
            }
            catch (ScanStateException)
            {
                return false;
            }
        }));

        PageClaim winner = Assert.Single(claims.Zip(won), pair => pair.Second).First;
        ScanPage page = (await registry.Scans.OpenAsync(scanId, Stop)).Page(1);
        Assert.Equal((ScanPageState.Filing, winner.DocumentId, winner.ClaimedBy), (page.State, page.DocumentId, page.DecidedBy));
        Assert.Equal(Now, Assert.Single((await registry.Worklists.TrayAsync(cancellationToken: Stop)).Items).ClaimedAt);
        await Assert.ThrowsAsync<ScanStateException>(() => registry.Scans.MarkNotOursAsync(scanId, new PageRun(1, 1), Reception, "白紙", Stop));
    }

    [Fact]
    public async Task Release_OfTheClaim_BringsThePageBackToTheTrayForAnyone()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string scanId = await ReadScanAsync(registry, [1], ScanPageState.Tray);
        await registry.Scans.ClaimAsync(scanId, new PageRun(1, 1), Claim(1), Stop);

        await registry.Scans.ReleaseAsync(scanId, new PageRun(1, 1), Claim(2).DocumentId, Stop);
        ScanPageState foreign = (await registry.Scans.OpenAsync(scanId, Stop)).Page(1).State;
        await registry.Scans.ReleaseAsync(scanId, new PageRun(1, 1), Claim(1).DocumentId, Stop);
        await registry.Scans.ClaimAsync(scanId, new PageRun(1, 1), Claim(2), Stop);

        Assert.Equal(ScanPageState.Filing, foreign);
        Assert.Equal("d-2", (await registry.Scans.OpenAsync(scanId, Stop)).Page(1).DocumentId);
    }

    [Fact]
    public async Task SendToTray_PageAPersonDecidedOn_StaysAsItIs()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string scanId = await ReadScanAsync(registry, [1], ScanPageState.Tray, ScanPageState.Tray);
        await registry.Scans.MarkNotOursAsync(scanId, new PageRun(1, 1), Reception, "白紙", Stop);
        await registry.Scans.ClaimAsync(scanId, new PageRun(2, 1), Claim(1), Stop);

        await registry.Scans.SendToTrayAsync(scanId, new PageRun(1, 1), "request-closed", Stop);
        await registry.Scans.SendToTrayAsync(scanId, new PageRun(2, 1), "request-closed", Stop);

        Assert.Equal([ScanPageState.NotOurs, ScanPageState.Filing], (await registry.Scans.OpenAsync(scanId, Stop)).Pages.Select(page => page.State));
    }

    [Fact]
    public async Task UnreadScans_FromCompletionToTheMark_HoldTheScan()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string first = await CompletedAsync(registry, [1]);
        string second = await CompletedAsync(registry, [2]);
        UnreadScan[] before = [.. (await registry.Worklists.UnreadScansAsync(cancellationToken: Stop)).Items];

        await registry.Scans.MarkSortedAsync(first, Stop);
        await registry.Scans.MarkSortedAsync(first, Stop);

        Assert.Equal([new() { ScanId = first, ReceivedAt = Now }, new() { ScanId = second, ReceivedAt = Now }], before.OrderBy(scan => scan.ScanId != first));
        Assert.Equal([second], (await registry.Worklists.UnreadScansAsync(cancellationToken: Stop)).Items.Select(scan => scan.ScanId));
        Assert.Equal(2, (await registry.Worklists.RecentScansAsync(cancellationToken: Stop)).Items.Count);
    }

    [Fact]
    public async Task RecordRead_ByAProcessWhoseMemoryIsOld_KeepsWhatHappenedSince()
    {
        await using TestRegistry old = await TestRegistry.CreateAsync(azurite);
        await using TestRegistry other = old.Another();
        string scanId = await CompletedAsync(old, [1]);
        ScanPage[] pages = [.. Enumerable.Range(1, 150).Select(page => Page(page, ScanPageState.Tray))];
        await other.Scans.RecordReadAsync(scanId, "image/tiff", pages, Stop);
        await other.Scans.MarkNotOursAsync(scanId, new PageRun(1, 1), Reception, "白紙", Stop);

        ScanFile file = await old.Scans.RecordReadAsync(scanId, "image/tiff", pages, Stop);

        Assert.Equal(ScanPageState.NotOurs, file.Page(1).State);
        Assert.Equal(ScanPageState.NotOurs, (await other.Scans.OpenAsync(scanId, Stop)).Page(1).State);
    }

    [Fact]
    public async Task DocumentPages_OfAScan_AreItsImages()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string scanId = await ReadScanAsync(registry, [1], ScanPageState.ToBeFiled, ScanPageState.ToBeFiled);
        await registry.Scans.PutPicturesAsync(scanId, 2, new byte[] { 7 }, default, Stop);
        Document document = CreateDocument(CreateRequest("h-1"), scanId) with { FirstPage = 2 };

        byte[] image = await ReadAsync(await registry.Documents.OpenPageAsync(document, 1, Stop));

        Assert.Equal([7], image);
        await Assert.ThrowsAsync<DocumentContentException>(() => registry.Documents.OpenPageAsync(document, 2, Stop));
        await Assert.ThrowsAsync<DocumentContentException>(() => registry.Documents.OpenAsync(document, Stop));
    }

    [Fact]
    public async Task Document_FileOfItsOwn_IsKeptOnce()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        Document document = CreateDocument(CreateRequest("h-1"), scanId: null);

        string sha256 = await registry.Documents.SaveAsync(document.DocumentId, "application/pdf", new byte[] { 1, 2 }, Stop);
        string again = await registry.Documents.SaveAsync(document.DocumentId, "application/pdf", new byte[] { 1, 2 }, Stop);

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData([1, 2])), sha256);
        Assert.Equal(sha256, again);
        Assert.Equal([1, 2], await ReadAsync(await registry.Documents.OpenAsync(document, Stop)));
        await Assert.ThrowsAsync<BlobExistsException>(() => registry.Documents.SaveAsync(document.DocumentId, "application/pdf", new byte[] { 3 }, Stop));
    }

    [Fact]
    public void Sha256OfPages_Run_DependsOnEachPage()
    {
        Scan scan = new()
        {
            ScanId = "s",
            State = ScanState.Read,
            Sha256 = "",
            SizeBytes = 1,
            FileName = "",
            UploaderKind = Procedures.Staff.ActorKind.Staff,
            UploadedBy = "s",
            BegunAt = Now,
        };
        ScanFile file = new(scan, [Page(1, ScanPageState.Tray), Page(2, ScanPageState.Tray), Page(3, ScanPageState.Tray)]);

        Assert.NotEqual(file.Sha256OfPages(1, 2), file.Sha256OfPages(2, 2));
        Assert.Throws<ScanNotFoundException>(() => file.Sha256OfPages(2, 3));
    }

    static ScanUpload Upload(byte[] bytes) => new()
    {
        FileName = "scan.tif",
        SizeBytes = bytes.Length,
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
        UploadedBy = Reception,
    };

    static PageClaim Claim(int number) => new()
    {
        HolderId = $"h-{number}",
        RequestId = $"r-{number}",
        DocumentId = $"d-{number}",
        Kind = Procedures.Documents.DocumentKind.LostReportForm,
        ClaimedBy = $"s-{number}",
    };

    static ScanPage Page(int number, ScanPageState state) => new()
    {
        Page = number,
        State = state,
        ImageSha256 = Convert.ToHexStringLower(SHA256.HashData([(byte)number])),
        TrayReason = state == ScanPageState.Tray ? "no-code" : null,
    };

    static async Task<string> CompletedAsync(TestRegistry registry, byte[] bytes)
    {
        string scanId = (await registry.Uploads.BeginAsync(Upload(bytes), Stop)).ScanId;
        await registry.Uploads.PutPartAsync(scanId, 1, bytes, Stop);
        await registry.Uploads.CompleteAsync(scanId, Stop);
        return scanId;
    }

    static async Task<string> ReadScanAsync(TestRegistry registry, byte[] bytes, params ScanPageState[] states)
    {
        string scanId = await CompletedAsync(registry, bytes);
        await registry.Scans.RecordReadAsync(scanId, "image/tiff", [.. states.Select((state, i) => Page(i + 1, state))], Stop);
        return scanId;
    }

    static async Task<byte[]> ReadAsync(Stream stream)
    {
        await using (stream)
        {
            using MemoryStream bytes = new();
            await stream.CopyToAsync(bytes, Stop);
            return bytes.ToArray();
        }
    }
}
