using Hpki.Procedures.Documents;
using Hpki.Registry.Holders;
using Hpki.Registry.Scans;
using Hpki.Registry.Timelines;
using HpkiFunctions.Access;
using HpkiFunctions.Intake;
using HpkiFunctions.Problems;
using HpkiFunctions.Tests.Flows;
using SkiaSharp;

namespace HpkiFunctions.Tests.Intake;

/// <summary>個人番号の墨消し: two people, real pictures, and a trace on the holder's timeline.</summary>
public sealed class RedactionTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Redact_FiledPage_BlackensItAndTellsTheTimeline()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string report = await Paperwork.CallAsync(host);
        string scanId = await Paperwork.ScanAsync(host, Stack.Paper());
        await host.Get<ScanDesk>().FileAsync(scanId, 1, report, DocumentKind.ResidenceRecord, FlowHost.Examiner, host.Signals, Token);
        RedactionDesk desk = host.Get<RedactionDesk>();

        CorrectedDocument asked = await desk.AskAsync(scanId, 1, new() { Areas = [new(200, 300, 400, 100)], Seen = await TagAsync(host, scanId) }, FlowHost.Reception, Token);
        string[] waiting = await Paperwork.TrayReasonsAsync(host);
        ProblemException same = await Assert.ThrowsAsync<ProblemException>(() => DecideAsync(host, scanId, asked.Tag, FlowHost.Reception));
        await DecideAsync(host, scanId, asked.Tag, FlowHost.Approver);

        Assert.Equal([nameof(TrayReason.RedactionAsked)], waiting);
        Assert.Empty(await Paperwork.TrayReasonsAsync(host));
        Assert.Equal(403, same.Problem.Status);
        using SKBitmap shown = await ShownAsync(host, scanId);
        Assert.True(shown.GetPixel(shown.Width * 4 / 10, shown.Height * 35 / 100).Red < 20);
        Assert.True(shown.GetPixel(shown.Width * 4 / 10, shown.Height * 45 / 100).Red > 200);
        await Assert.ThrowsAsync<ScanNotFoundException>(() => host.Get<ScanStore>().OpenOriginalAsync(scanId, Token));
        TimelineEntry entry = Assert.Single(await host.Get<Timeline>().ReadAsync(doctor.Holder.HolderId, cancellationToken: Token), entry => entry.Event.Type == "document.redacted");
        ScanFile file = await Paperwork.ScanOfAsync(host, scanId);
        Assert.Equal(("s-reception", "s-approver"), (entry.Event.ActorId, entry.Event.ApprovedBy));
        Assert.Equal((file.Page(1).ImageSha256, file.Scan.Sha256), (entry.Event.Facts["pageSha256"], entry.Event.Facts["fileSha256"]));
    }

    [Fact]
    public async Task Redact_WithWrongAreasOrStaleTag_DoesNothing()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        string scanId = await Paperwork.ScanAsync(host, Stack.Paper());
        RedactionDesk desk = host.Get<RedactionDesk>();
        string seen = await TagAsync(host, scanId);

        ProblemException outside = await Assert.ThrowsAsync<ProblemException>(
            () => desk.AskAsync(scanId, 1, new() { Areas = [new(900, 0, 200, 100)], Seen = seen }, FlowHost.Reception, Token));
        ProblemException none = await Assert.ThrowsAsync<ProblemException>(() => desk.AskAsync(scanId, 1, new() { Areas = [], Seen = seen }, FlowHost.Reception, Token));
        ProblemException stale = await Assert.ThrowsAsync<ProblemException>(
            () => desk.AskAsync(scanId, 1, new() { Areas = [new(0, 0, 10, 10)], Seen = "1-1-0" }, FlowHost.Reception, Token));
        ProblemException unasked = await Assert.ThrowsAsync<ProblemException>(() => DecideAsync(host, scanId, seen, FlowHost.Approver));

        Assert.Equal(("areas", "areas"), (outside.Problem.Field, none.Problem.Field));
        Assert.Equal(("document-changed", "not-redactable"), (stale.Problem.Code, unasked.Problem.Code));
        Assert.Empty((await Paperwork.ScanOfAsync(host, scanId)).Events);
        await using Stream original = await host.Get<ScanStore>().OpenOriginalAsync(scanId, Token);
    }

    static Task<CorrectedDocument> DecideAsync(FlowHost host, string scanId, string seen, StaffPrincipal staff) =>
        host.Get<RedactionDesk>().DecideAsync(scanId, 1, new() { Confirmed = true, Seen = seen }, staff, host.Signals, Token);

    static async Task<string> TagAsync(FlowHost host, string scanId)
    {
        ScanFile file = await Paperwork.ScanOfAsync(host, scanId);
        return file.TagOf(file.RunOf(1));
    }

    static async Task<SKBitmap> ShownAsync(FlowHost host, string scanId)
    {
        await using Stream image = await host.Get<ScanStore>().OpenPageImageAsync(scanId, 1, Token);
        using MemoryStream bytes = new();
        await image.CopyToAsync(bytes, Token);
        return SKBitmap.Decode(bytes.ToArray());
    }
}
