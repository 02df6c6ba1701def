using System.IO.Compression;
using Hpki.Procedures.Documents;
using Hpki.Registry.Holders;
using Hpki.Registry.Scans;
using HpkiFunctions.Audit;
using HpkiFunctions.Intake;
using HpkiFunctions.Tests.Flows;
using HpkiFunctions.Tests.Intake;

namespace HpkiFunctions.Tests.Audit;

/// <summary>The papers of a file for a court: what was destroyed on good grounds is named, not passed over and no reason to fail.</summary>
public sealed class ExportDocumentsTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Write_WithARedactedPage_HoldsTheBlackenedPictureAndSaysWhoDestroyedWhat()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string scanId = await FiledAsync(host);
        ScanFile file = await Paperwork.ScanOfAsync(host, scanId);
        RedactionDesk desk = host.Get<RedactionDesk>();
        CorrectedDocument asked = await desk.AskAsync(scanId, 1, new() { Areas = [new(200, 300, 400, 100)], Seen = file.TagOf(new(1, 1)) }, FlowHost.Reception, Token);

        (string[] awaited, string[] before) = await WriteAsync(host, doctor);
        await desk.DecideAsync(scanId, 1, new() { Confirmed = true, Seen = asked.Tag }, FlowHost.Approver, host.Signals, Token);
        (string[] files, string[] after) = await WriteAsync(host, doctor);

        Assert.Single(awaited, name => name.EndsWith("page-001.jpg", StringComparison.Ordinal));
        Assert.DoesNotContain(awaited, name => name.StartsWith("scans/", StringComparison.Ordinal));
        Assert.Contains(before, remark => remark.Contains("墨消しの確認を待っている", StringComparison.Ordinal));
        Assert.Equal([$"documents/{Assert.Single((await host.FileAsync(doctor.Holder.HolderId)).Documents).DocumentId}/page-001.jpg"], files);
        Assert.Contains(after, remark => remark.Contains(file.Page(1).ImageSha256, StringComparison.Ordinal) && remark.Contains("s-reception", StringComparison.Ordinal) && remark.Contains("s-approver", StringComparison.Ordinal));
        Assert.Contains(after, remark => remark.Contains(file.Scan.Sha256, StringComparison.Ordinal) && remark.Contains("廃棄しました", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Write_AfterRetention_SaysWhenPagesAndFileWereDeleted()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string scanId = await FiledAsync(host);
        (string[] whole, string[] nothing) = await WriteAsync(host, doctor);

        await host.Get<ScanErasure>().ErasePagesAsync(scanId, [1], Token);
        (string[] pages, string[] erased) = await WriteAsync(host, doctor);
        await host.Get<ScanErasure>().EraseAsync(scanId, Token);
        (string[] files, string[] gone) = await WriteAsync(host, doctor);

        Assert.Equal(2, whole.Length);
        Assert.Empty(nothing);
        Assert.DoesNotContain(pages, name => name.EndsWith(".jpg", StringComparison.Ordinal));
        Assert.Contains(erased, remark => remark.Contains("1頁は、保存期間が終了したため", StringComparison.Ordinal));
        Assert.Empty(files);
        Assert.Contains(gone, remark => remark.Contains("原ファイル", StringComparison.Ordinal) && remark.Contains("保存期間が終了したため", StringComparison.Ordinal));
    }

    static async Task<string> FiledAsync(FlowHost host)
    {
        string report = await Paperwork.CallAsync(host);
        string scanId = await Paperwork.ScanAsync(host, Stack.Paper());
        await host.Get<ScanDesk>().FileAsync(scanId, 1, report, DocumentKind.ResidenceRecord, FlowHost.Examiner, host.Signals, Token);
        return scanId;
    }

    static async Task<(string[] Files, string[] Remarks)> WriteAsync(FlowHost host, HolderFile doctor)
    {
        List<string> remarks = [];
        using MemoryStream content = new();
        await using ZipArchive zip = await ZipArchive.CreateAsync(content, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, Token);
        ExportArchive archive = new(zip, host.Clock.GetUtcNow());
        await host.Get<ExportDocuments>().WriteAsync(archive, await host.FileAsync(doctor.Holder.HolderId), remarks, Token);
        return ([.. archive.Files.Select(file => file.Path)], [.. remarks]);
    }
}
