using Hpki.Procedures.Documents;
using Hpki.Procedures.Forms;
using Hpki.Procedures.Requests;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Scans;
using Hpki.Registry.Timelines;
using HpkiFunctions.Requests;
using HpkiFunctions.Tests.Flows;
using HpkiFunctions.Tests.Intake;
using HpkiFunctions.Upkeep;

namespace HpkiFunctions.Tests.Upkeep;

/// <summary>Scanned paper goes when its class says so, and never while somebody may still need it.</summary>
public sealed class ScanRetentionTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NotOurs_AfterItsDays_IsErasedAndNotADayBefore()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        string scanId = await Paperwork.ScanAsync(host, Stack.Paper());
        await host.Get<ScanStore>().MarkNotOursAsync(scanId, new(1, 1), FlowHost.Reception.Actor, "広告", Token);

        await RunAfterAsync(host, days: 89);
        ScanState before = (await Paperwork.ScanOfAsync(host, scanId)).Scan.State;
        await RunAfterAsync(host, days: 1);

        Assert.Equal(ScanState.Read, before);
        Assert.Equal(ScanState.Erased, (await Paperwork.ScanOfAsync(host, scanId)).Scan.State);
    }

    [Fact]
    public async Task Upload_NeverFinished_IsForgottenAfterThirtyDaysAndMayBeginAgain()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        ScanUpload announced = new() { FileName = "見本太郎.pdf", SizeBytes = 100, Sha256 = new string('a', 64), UploadedBy = FlowHost.Reception.Actor };
        ScanBegun begun = await host.Get<ScanUploads>().BeginAsync(announced, Token);
        await host.Get<ScanUploads>().PutPartAsync(begun.ScanId, 1, new byte[50], Token);

        await RunAfterAsync(host, days: 29);
        Scan before = (await Paperwork.ScanOfAsync(host, begun.ScanId)).Scan;
        await RunAfterAsync(host, days: 1);
        Scan after = (await Paperwork.ScanOfAsync(host, begun.ScanId)).Scan;

        Assert.Equal((ScanState.Receiving, "見本太郎.pdf"), (before.State, before.FileName));
        Assert.Equal((ScanState.Erased, ""), (after.State, after.FileName));
        Assert.Equal(new ScanBegun(begun.ScanId, false, ScanState.Receiving), await host.Get<ScanUploads>().BeginAsync(announced, Token));
        await RunAfterAsync(host, days: 30);
        Assert.Equal(ScanState.Erased, (await Paperwork.ScanOfAsync(host, begun.ScanId)).Scan.State);
        Assert.Empty((await host.Get<Hpki.Registry.Projections.Worklists>().DueScansAsync(new(2099, 1, 1), cancellationToken: Token)).Items);
    }

    [Fact]
    public async Task Tray_IsKeptForEver_AndItsNeighbourSetAsideGoes()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        string scanId = await Paperwork.ScanAsync(host, await Stack.OfAsync(host, Stack.Paper(), Stack.Paper()));
        await host.Get<ScanStore>().MarkNotOursAsync(scanId, new(2, 1), FlowHost.Reception.Actor, "広告", Token);

        await RunAfterAsync(host, days: 2000);

        ScanFile file = await Paperwork.ScanOfAsync(host, scanId);
        Assert.Equal([false, true], file.Pages.Select(page => page.ErasedAt is not null));
        await using Stream kept = await host.Get<ScanStore>().OpenPageImageAsync(scanId, 1, Token);
        await using Stream original = await host.Get<ScanStore>().OpenOriginalAsync(scanId, Token);
        await Assert.ThrowsAsync<ScanNotFoundException>(() => host.Get<ScanStore>().OpenPageImageAsync(scanId, 2, Token));
    }

    [Fact]
    public async Task RequestRecord_IsKeptWhileTheRequestIsOpen_AndTenYearsAfterTheCertificatesEnd()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        DraftReference draft = await Stack.DraftAsync(host, "CC");
        string scanId = await Paperwork.ScanAsync(host, Stack.Form(host, FormKind.ContactChange, draft.Text));
        Request request = Assert.Single((await host.FileAsync(doctor.Holder.HolderId)).Requests);

        // The certificates end on 2031-11-23, so the record of a request closed before goes ten years after that.
        await RunOnAsync(host, new(2045, 1, 1));
        ScanState whileOpen = (await Paperwork.ScanOfAsync(host, scanId)).Scan.State;
        await host.Get<RequestDesk>().WithdrawAsync(request.RequestId, "本人の申し出", FlowHost.Reception, host.Signals, Token);
        await RunOnAsync(host, new(2054, 12, 31));
        ScanState within = (await Paperwork.ScanOfAsync(host, scanId)).Scan.State;
        Document typed = Assert.Single((await host.FileAsync(doctor.Holder.HolderId)).Documents);
        await RunOnAsync(host, new(2055, 3, 1));

        Assert.Equal((ScanState.Read, ScanState.Read), (whileOpen, within));
        Assert.Equal(ScanState.Erased, (await Paperwork.ScanOfAsync(host, scanId)).Scan.State);
        HolderFile after = await host.FileAsync(doctor.Holder.HolderId);
        Document erased = Assert.Single(after.Documents);
        Assert.Equal((draft.Text, "見本 太郎"), (typed.DraftReference, typed.Typed["holder.name"]));
        Assert.NotNull(erased.ErasedAt);
        Assert.Empty(erased.Typed);
        Assert.Equal(RequestState.Withdrawn, after.Request(request.RequestId).State);
        Assert.Contains(await host.Get<Timeline>().ReadAsync(doctor.Holder.HolderId, cancellationToken: Token), entry => entry.Event.Type == "document.erased");
    }

    [Fact]
    public void Terms_BelowTheFloor_AreNamed()
    {
        Assert.Throws<InvalidOperationException>(() => new RetentionTerms { RequestRecordYears = 6 }.Validate());
        Assert.Throws<InvalidOperationException>(() => new RetentionTerms { NotOursDays = 0 }.Validate());
        Assert.Equal(new DateOnly(2041, 11, 23), new RetentionTerms().EndOfRequestRecord(new(2027, 1, 1), new(2031, 11, 23)));
        Assert.Equal(new DateOnly(2043, 1, 1), new RetentionTerms().EndOfRequestRecord(new(2033, 1, 1), new(2031, 11, 23)));
    }

    static Task RunAfterAsync(FlowHost host, int days) => RunAtAsync(host, host.Clock.GetUtcNow().AddDays(days));

    static Task RunOnAsync(FlowHost host, DateOnly day) => RunAtAsync(host, new(day, new TimeOnly(3, 0), TimeSpan.Zero));

    // The clock is set, not skipped: nobody needs the years' timers.
    static async Task RunAtAsync(FlowHost host, DateTimeOffset now)
    {
        host.Clock.Advance(now - host.Clock.GetUtcNow());
        await host.Get<ScanRetention>().RunAsync(TimeSpan.FromMinutes(4), host.Signals, Token);
    }
}
