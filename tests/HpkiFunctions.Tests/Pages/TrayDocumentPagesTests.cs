using System.Net;
using System.Security.Cryptography;
using AngleSharp.Dom;
using Hpki.Console;
using Hpki.Console.Scans;
using Hpki.LocalHost.Identity;
using Hpki.LocalHost.Seeding;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Documents;
using Hpki.Procedures.Staff;
using Hpki.Registry.Scans;
using HpkiFunctions.Intake;

namespace HpkiFunctions.Tests.Pages;

/// <summary>The page of one document of the tray, by its forms as a browser sends them.</summary>
public sealed class TrayDocumentPagesTests(PagesHost host) : IClassFixture<PagesHost>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Document_SplitTurnMergePass_ShowsEachAndWhoDidIt()
    {
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);
        string scan = await TrayAsync(documents: [1, 1, 3]);
        string url = ConsoleRoutes.TrayPage(scan, 1);

        HttpResponseMessage split = await CorrectAsync(reception, url, "Split", (CorrectionFields.Page, "2"));
        HttpResponseMessage turn = await CorrectAsync(reception, ConsoleRoutes.TrayPage(scan, 2), "Turn", (CorrectionFields.Page, "2"), (CorrectionFields.Degrees, "90"));
        HttpResponseMessage merge = await CorrectAsync(reception, ConsoleRoutes.TrayPage(scan, 3), "Merge");
        HttpResponseMessage pass = await CorrectAsync(
            reception, ConsoleRoutes.TrayPage(scan, 2), "Pass", (CorrectionFields.Colleague, DemoStaffDirectory.Examiner.StaffId), (CorrectionFields.Note, "住民票か確認してください。"));

        Assert.All([split, turn, merge, pass], answer => Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode));
        Assert.Equal(ConsoleRoutes.TrayPage(scan, 2), merge.Headers.Location!.OriginalString);
        IDocument page = await reception.PageAsync(ConsoleRoutes.TrayPage(scan, 2));
        Assert.Equal(2, page.QuerySelectorAll("svg.sheet").Length);
        Assert.Equal("0 0 2339 1654", page.QuerySelector("svg.sheet")!.GetAttribute("viewBox"));
        Assert.Contains("住民票か確認してください。", page.QuerySelector("section:has(#why)")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("前の書類と結合", page.QuerySelector("section:has(#history)")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await reception.GetAsync(ConsoleRoutes.TrayPage(scan, 3))).StatusCode);
    }

    [Fact]
    public async Task Document_ChangedBySomebodyElse_IsToldAndShownAnew()
    {
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);
        using StaffSession examiner = await StaffSession.SignInAsync(host, DemoStaffDirectory.Examiner);
        string scan = await TrayAsync(documents: [1, 1, 1]);
        string url = ConsoleRoutes.TrayPage(scan, 1);
        IDocument seen = await examiner.PageAsync(url);
        await CorrectAsync(reception, url, "Split", (CorrectionFields.Page, "3"));

        HttpResponseMessage late = await examiner.PostAsync(
            $"{url}/corrections", StaffSession.TokenOf(seen), (CorrectionFields.Act, "Split"), (CorrectionFields.Seen, TagOf(seen)), (CorrectionFields.Page, "2"));

        Assert.Equal(url, late.Headers.Location!.OriginalString);
        Assert.Contains("別の担当者がこの書類を変更しました", (await examiner.PageAsync(url)).QuerySelector("main [role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(new PageRun(1, 2), (await host.Get<ScanStore>().OpenAsync(scan, Stop)).RunOf(1));
    }

    [Fact]
    public async Task Document_OpensARequest_AndMistakesComeBackWithTheirWords()
    {
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);
        string scan = await TrayAsync(documents: [1]);
        string url = ConsoleRoutes.TrayPage(scan, 1);
        string token = StaffSession.TokenOf(await reception.PageAsync(url));

        HttpResponseMessage unknown = await reception.PostAsync($"{url}/request", token, (TrayFields.Card, "MIHON9999999"), (TrayFields.Kind, nameof(DocumentKind.RenewalApplication)));
        HttpResponseMessage noForm = await reception.PostAsync($"{url}/request", token, (TrayFields.Card, DemoDoctors.Jiro.CardSerial), (TrayFields.Kind, nameof(DocumentKind.Photo)));
        HttpResponseMessage opened = await reception.PostAsync(
            $"{url}/request", token, (TrayFields.Card, DemoDoctors.Jiro.CardSerial), (TrayFields.Kind, nameof(DocumentKind.RenewalApplication)));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.BadRequest), (unknown.StatusCode, noForm.StatusCode));
        Assert.NotNull((await StaffSession.PageOfAsync(unknown)).QuerySelector(".field-error"));
        Assert.Equal(HttpStatusCode.SeeOther, opened.StatusCode);
        IDocument request = await reception.PageAsync(opened.Headers.Location!.OriginalString);
        Assert.Contains("更新申請", request.QuerySelector("h1")!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            (await host.FileOfAsync(DemoDoctors.Jiro)).Requests, one => one.Procedure == ProcedureKind.Renewal && ConsoleRoutes.Request(Hpki.Procedures.Identifiers.RequestNumber.Parse(one.RequestId)) == opened.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Document_SetAside_GoesOnToTheNextOfTheSameFile()
    {
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);
        string scan = await TrayAsync(documents: [1, 2]);
        IDocument page = await reception.PageAsync(ConsoleRoutes.TrayPage(scan, 1));

        HttpResponseMessage without = await reception.PostAsync(
            ConsoleRoutes.TrayPage(scan, 1), StaffSession.TokenOf(page), (TrayFields.Action, TrayFields.NotOurs), (TrayFields.GoOn, "true"), (TrayFields.Reason, ""));
        HttpResponseMessage aside = await reception.PostAsync(
            ConsoleRoutes.TrayPage(scan, 1), StaffSession.TokenOf(page), (TrayFields.Action, TrayFields.NotOurs), (TrayFields.GoOn, "true"), (TrayFields.Reason, "広告"));

        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        Assert.Equal(ConsoleRoutes.TrayPage(scan, 2), aside.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Auditor_SeesTheDocument_AndNoForms()
    {
        using StaffSession auditor = await StaffSession.SignInAsync(host, DemoStaffDirectory.Auditor);
        string scan = await TrayAsync(documents: [1]);

        IDocument page = await auditor.PageAsync(ConsoleRoutes.TrayPage(scan, 1));

        Assert.NotNull(page.QuerySelector("svg.sheet"));
        Assert.Empty(page.QuerySelectorAll("main form"));
    }

    static async Task<HttpResponseMessage> CorrectAsync(StaffSession staff, string url, string act, params (string Name, string Value)[] more)
    {
        IDocument page = await staff.PageAsync(url);
        return await staff.PostAsync($"{url}/corrections", StaffSession.TokenOf(page), [(CorrectionFields.Act, act), (CorrectionFields.Seen, TagOf(page)), .. more]);
    }

    static string TagOf(IDocument page) => page.QuerySelector($"input[name={CorrectionFields.Seen}]")!.GetAttribute("value")!;

    async Task<string> TrayAsync(int[] documents)
    {
        byte[] content = RandomNumberGenerator.GetBytes(100);
        ScanUploads uploads = host.Get<ScanUploads>();
        ScanBegun begun = await uploads.BeginAsync(
            new() { FileName = "封筒.tif", SizeBytes = content.Length, Sha256 = Convert.ToHexString(SHA256.HashData(content)), UploadedBy = Actor.Staff(DemoStaffDirectory.Reception.StaffId) }, Stop);
        await uploads.PutPartAsync(begun.ScanId, 1, content, Stop);
        await uploads.CompleteAsync(begun.ScanId, Stop);
        await host.Get<ScanStore>().RecordReadAsync(begun.ScanId, "image/tiff", [.. documents.Select((start, index) => new Hpki.Registry.Scans.ScanPage
        {
            Page = index + 1,
            State = ScanPageState.Tray,
            ImageSha256 = new string('0', 64),
            TrayReason = nameof(TrayReason.NoCode),
            Envelope = 1,
            DocumentStart = start,
        })], Stop);
        return begun.ScanId;
    }
}
