using System.Security.Cryptography;
using Hpki.LocalHost.Identity;
using Hpki.LocalHost.Seeding;
using Hpki.LocalRuntime.Functions;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Scanning.Tests;
using HpkiFunctions.Access;
using HpkiFunctions.Intake;
using HpkiFunctions.LostReports;
using HpkiFunctions.Requests;
using HpkiFunctions.Tests.Flows;
using HpkiFunctions.Tests.Pages;
using Microsoft.Extensions.Time.Testing;
using SkiaSharp;

namespace HpkiFunctions.Tests.Attacks;

/// <summary>The product in memory on a virtual clock, with something in every room: a report that waits for its form, tasks, a page in the tray.</summary>
public sealed class AttackHost : PagesHost
{
    readonly FakeTimeProvider clock = new(FlowHost.Start);

    static readonly StaffPrincipal Reception = new(DemoStaffDirectory.Reception.StaffId, DemoStaffDirectory.Reception.Name, [StaffRole.Reception]);

    /// <summary>Whose card is reported lost.</summary>
    public static DemoDoctor Reported => DemoDoctors.Taro;

    /// <summary>Whose card nobody has reported.</summary>
    public static DemoDoctor Unreported => DemoDoctors.Hanako;

    public FakeTimeProvider VirtualClock => clock;

    public string RequestId { get; private set; } = "";

    public string TaskId { get; private set; } = "";

    public string ScanId { get; private set; } = "";

    protected override TimeProvider Clock => clock;

    // What is attacked here is not counted here; EnumerationTests does that.
    protected override IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>
    {
        ["AccessLimits:Misses"] = "100000",
        ["AccessLimits:Looks"] = "100000",
    };

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        CancellationToken stop = TestContext.Current.CancellationToken;
        DurableSignals signals = new(Get<EngineService>().Engine.Client);
        LostReportReceipt receipt = await Get<LostReportDesk>().TakeCallAsync(
            new() { CardSerial = Reported.CardSerial, RevocationWord = Reported.RevocationWord }, Reception, "call-before-the-attacks", signals, stop);
        RequestId = receipt.RequestId;
        TaskId = await TaskOfAsync(Reported, TaskKind.ReviewEmergency);
        using SKBitmap blank = TestScans.Form(code: null, width: 600, height: 800);
        ScanId = await UploadAsync(TestPdfs.OfImages(blank), "scan.pdf", signals, stop);
    }

    public Task SettleAsync() => Get<EngineService>().Engine.WaitUntilIdleAsync(TestContext.Current.CancellationToken);

    public async Task<HolderFile> ReportedFileAsync() => await FileOfAsync(Reported);

    async Task<string> UploadAsync(byte[] file, string name, DurableSignals signals, CancellationToken stop)
    {
        ScanDesk desk = Get<ScanDesk>();
        string scanId = (await desk.BeginAsync(
            new() { FileName = name, Size = file.Length, Sha256 = Convert.ToHexStringLower(SHA256.HashData(file)) }, Reception, stop)).ScanId;
        await desk.PutPartAsync(scanId, 1, file, stop);
        await desk.CompleteAsync(scanId, signals, stop);
        await SettleAsync();
        return scanId;
    }
}

/// <summary>The attacks share one running product: what one of them broke, another would see.</summary>
[CollectionDefinition(nameof(AttackHost))]
public sealed class SharedAttackHost : ICollectionFixture<AttackHost>;
