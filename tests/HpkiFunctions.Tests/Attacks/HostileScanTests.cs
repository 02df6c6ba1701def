using System.Security.Cryptography;
using System.Text;
using Hpki.Procedures.Staff;
using Hpki.Registry.Projections;
using Hpki.Registry.Scans;
using Hpki.Scanning.Tests;
using HpkiFunctions.Access;
using HpkiFunctions.Intake;
using HpkiFunctions.Tests.Flows;
using SkiaSharp;

namespace HpkiFunctions.Tests.Attacks;

/// <summary>Hostile files and names through the whole intake: each ends in the tray, page by page or as a whole, and none is lost.</summary>
public sealed class HostileScanTests
{
    static readonly StaffPrincipal Reception = FlowHost.Reception with { Roles = [StaffRole.Reception] };

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Scan_OfAnyBytes_EndsInTheTrayWithItsReason()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        using SKBitmap blank = TestScans.Form(code: null, width: 600, height: 800);
        byte[] good = TestPdfs.OfImages(blank, blank);
        byte[] noise = new byte[5_000];
        new Random(1).NextBytes(noise);
        byte[][] files =
        [
            good, good[..^200], good[..1_000], [1], noise, [.. "%PDF-1.7\n"u8, .. noise], TestPdfs.WithHugeTable(), Encoding.UTF8.GetBytes("<html>"),
            [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, .. noise], [(byte)'I', (byte)'I', 42, 0, .. noise], [0xFF, 0xD8, 0xFF, .. noise],
        ];
        foreach (byte[] file in files)
        {
            string scanId = await ScanAsync(host, file, "scan.pdf");

            ScanFile scan = await host.Get<ScanStore>().OpenAsync(scanId, Stop);
            Assert.True(
                scan.Scan is { State: ScanState.Refused, RefusalCode.Length: > 0 } || (scan.Scan.State == ScanState.Read && scan.Pages.All(page => page.State == ScanPageState.Tray)),
                $"A file of {file.Length} bytes is {scan.Scan.State}.");
            Assert.Contains((await host.Get<Worklists>().TrayAsync(cancellationToken: Stop)).Items, page => page.ScanId == scanId);
        }

        Assert.Empty((await host.Get<Worklists>().UnreadScansAsync(cancellationToken: Stop)).Items);
    }

    [Theory]
    [InlineData("../../../etc/passwd", "passwd")]
    [InlineData(@"..\..\windows\system32\x.pdf", "x.pdf")]
    [InlineData("CON", "CON")]
    [InlineData("a\0b\r\nSet-Cookie: x.pdf", "abSet-Cookie: x.pdf")]
    [InlineData("", "")]
    public async Task Name_OfAFile_IsShownAndNeverAPath(string name, string shown)
    {
        await using FlowHost host = await FlowHost.StartAsync();

        string scanId = await ScanAsync(host, [1, 2, 3], name);
        string longId = await ScanAsync(host, [4, 5, 6], new string('長', 4_000));

        Assert.Equal(shown, (await host.Get<ScanStore>().OpenAsync(scanId, Stop)).Scan.FileName);
        Assert.Matches("^[0-9a-f]{40}$", scanId);
        Assert.InRange((await host.Get<ScanStore>().OpenAsync(longId, Stop)).Scan.FileName.Length, 1, 200);
    }

    static async Task<string> ScanAsync(FlowHost host, byte[] file, string name)
    {
        ScanDesk desk = host.Get<ScanDesk>();
        string scanId = (await desk.BeginAsync(
            new() { FileName = name, Size = file.Length, Sha256 = Convert.ToHexStringLower(SHA256.HashData(file)) }, Reception, Stop)).ScanId;
        await desk.PutPartAsync(scanId, 1, file, Stop);
        await desk.CompleteAsync(scanId, host.Signals, Stop);
        await host.SettleAsync();
        return scanId;
    }
}
