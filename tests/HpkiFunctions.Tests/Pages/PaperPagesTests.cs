using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using AngleSharp.Dom;
using Hpki.Console;
using Hpki.Console.Calls;
using Hpki.Console.Requests;
using Hpki.Console.Scans;
using Hpki.LocalHost.Identity;
using Hpki.LocalHost.Seeding;
using Hpki.Procedures.Cards;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Documents;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Scans;
using HpkiFunctions.Intake;
using ScanPage = Hpki.Registry.Scans.ScanPage;

namespace HpkiFunctions.Tests.Pages;

/// <summary>Paper at the tray: a loss without a call, the papers of a reissue, and the second certificate, as pages and API show them.</summary>
public sealed class PaperPagesTests(PagesHost host) : IClassFixture<PagesHost>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PaperReport_FromTheTray_RevokesAndShowsItsRequest()
    {
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);
        string scan = await TrayAsync(pages: 2);
        string url = ConsoleRoutes.PaperReport(scan, 1);
        IDocument tray = await reception.PageAsync(ConsoleRoutes.Scans);
        IDocument form = await reception.PageAsync(url);

        HttpResponseMessage nothing = await reception.PostAsync(url, StaffSession.TokenOf(form));
        HttpResponseMessage noCard = await ReportAsync(reception, url, form, (CallFields.Card, "MIHON9999999"));
        HttpResponseMessage noNumber = await ReportAsync(reception, url, form, (CallFields.Card, "?"));
        HttpResponseMessage noPage = await ReportAsync(reception, url, form, (PaperReportFields.FurtherPages, "9"));
        HttpResponseMessage noToken = await reception.PostAsync(url, token: null, [.. Fields()]);
        HttpResponseMessage taken = await ReportAsync(reception, url, form, (PaperReportFields.FurtherPages, "2"));
        HttpResponseMessage again = await reception.GetAsync(url);

        Assert.NotNull(tray.QuerySelector($"a[href='{url}']"));
        Assert.Equal(
            [HttpStatusCode.BadRequest, HttpStatusCode.NotFound, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.Forbidden],
            new[] { nothing, noCard, noNumber, noPage, noToken }.Select(answer => answer.StatusCode));
        Assert.NotNull((await StaffSession.PageOfAsync(noCard)).GetElementById($"{CallFields.Card}-error"));
        Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);
        Assert.Equal(taken.Headers.Location, again.Headers.Location);
        IDocument request = await reception.PageAsync(taken.Headers.Location!.OriginalString);
        Assert.Contains("書面", request.QuerySelector("#reception")!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Contains("届書受付", request.QuerySelector(".steps")!.TextContent, StringComparison.Ordinal);
        HolderFile file = await host.FileOfAsync(DemoDoctors.Hanako);
        Assert.Equal(CardState.Revoked, Assert.Single(file.Cards).State);
        Assert.Equal((ReportChannel.Paper, RequestState.AwaitingCheck), (Assert.Single(file.Requests).Channel, file.Requests[0].State));
        Assert.Equal(2, file.Documents.Count);
    }

    [Fact]
    public async Task ReissuePapers_OfAnEnvelope_StandAsALinkedRequestOnBothPages()
    {
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);
        string report = (await reception.CallAsync(DemoDoctors.Sakura)).Headers.Location!.OriginalString;
        string scan = await TrayAsync(pages: 1);
        string token = StaffSession.TokenOf(await reception.PageAsync(ConsoleRoutes.Scans));

        HttpResponseMessage filed = await reception.PostAsync(ConsoleRoutes.TrayPage(scan, 1), token,
            (TrayFields.Action, TrayFields.File), (TrayFields.RequestNumber, report.Split('/')[^1]), (TrayFields.Kind, nameof(DocumentKind.ReissueApplication)));

        Assert.Equal(HttpStatusCode.SeeOther, filed.StatusCode);
        string reissue = ConsoleRoutes.Request(Hpki.Procedures.Identifiers.RequestNumber.Parse(
            (await host.FileOfAsync(DemoDoctors.Sakura)).Requests.Single(request => request.Procedure == ProcedureKind.Reissue).RequestId));
        IDocument of = await reception.PageAsync(reissue);
        Assert.NotNull((await reception.PageAsync(report)).QuerySelector($"main a[href='{reissue}']"));
        Assert.NotNull(of.QuerySelector($"main a[href='{report}']"));
        Assert.Contains("書類審査中", of.QuerySelector(".subject")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("審査の担当者が確認します", of.QuerySelector(".next-step")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await reception.PageAsync(ConsoleRoutes.Start)).QuerySelector($"main a[href='{reissue}']"));
        HttpResponseMessage withdrawn = await reception.PostAsync($"{reissue}/withdraw", StaffSession.TokenOf(of), (RequestActionFields.WithdrawReason, "ご本人の申し出"));
        Assert.Equal(HttpStatusCode.SeeOther, withdrawn.StatusCode);
        Assert.Contains("取下げ", (await reception.PageAsync(reissue)).QuerySelector(".subject")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecondCertificate_OnTheRequestPage_BecomesATask()
    {
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);
        string report = (await reception.CallAsync(DemoDoctors.Jiro, (CallFields.SecondCertificate, nameof(CallerWish.Unconfirmed)))).Headers.Location!.OriginalString;
        string token = StaffSession.TokenOf(await reception.PageAsync(report));

        HttpResponseMessage nothing = await reception.PostAsync($"{report}/second-certificate", token);
        HttpResponseMessage yes = await reception.PostAsync($"{report}/second-certificate", token, (RequestActionFields.SecondCertificate, RequestActionFields.Yes));
        HttpResponseMessage unknown = await reception.SendAsync(
            HttpMethod.Post, "/api/requests/K7M4PX9TWE/second-certificate", JsonContent.Create(new { wish = true }));
        HttpResponseMessage malformed = await reception.SendAsync(
            HttpMethod.Post, $"/api/requests/{report.Split('/')[^1]}/second-certificate", JsonContent.Create(new { note = "はい" }));

        Assert.Equal(HttpStatusCode.BadRequest, nothing.StatusCode);
        Assert.NotNull((await StaffSession.PageOfAsync(nothing)).GetElementById($"{RequestActionFields.SecondCertificate}-error"));
        Assert.Equal(HttpStatusCode.SeeOther, yes.StatusCode);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.BadRequest), (unknown.StatusCode, malformed.StatusCode));
        IDocument page = await reception.PageAsync(report);
        Assert.Contains("セカンド電子証明書の失効手配", page.QuerySelector(".task-open")!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Contains("失効を希望する", page.QuerySelector(".timeline")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Api_PaperReport_AnswersEachMistakeWithItsProblem()
    {
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);
        using StaffSession auditor = await StaffSession.SignInAsync(host, DemoStaffDirectory.Auditor);
        string scan = await TrayAsync(pages: 1);
        object report = new { report = new { cardSerial = "MIHON9999999", reason = "Loss" } };

        HttpResponseMessage unknownCard = await SendAsync(reception, $"/api/scans/{scan}/pages/1/lost-report", report);
        HttpResponseMessage unknownPage = await SendAsync(reception, $"/api/scans/{scan}/pages/7/lost-report", report);
        HttpResponseMessage unknownScan = await SendAsync(reception, "/api/scans/..%5Cx'y/pages/1/lost-report", report);
        HttpResponseMessage noReport = await SendAsync(reception, $"/api/scans/{scan}/pages/1/lost-report", new { });
        HttpResponseMessage noRole = await SendAsync(auditor, $"/api/scans/{scan}/pages/1/lost-report", report);
        HttpResponseMessage asForm = await reception.SendAsync(
            HttpMethod.Post, $"/api/scans/{scan}/pages/1/lost-report", new StringContent("{}", System.Text.Encoding.UTF8, "text/plain"));

        Assert.Equal("unknown-card", await CodeOfAsync(unknownCard));
        Assert.Equal("unknown-scan", await CodeOfAsync(unknownPage));
        Assert.Equal("unknown-scan", await CodeOfAsync(unknownScan));
        Assert.Equal(HttpStatusCode.BadRequest, noReport.StatusCode);
        Assert.Equal("missing-role", await CodeOfAsync(noRole));
        Assert.Equal("forged-request", await CodeOfAsync(asForm));
        Assert.Equal(ScanPageState.Tray, (await host.Get<ScanStore>().OpenAsync(scan, Stop)).Page(1).State);
    }

    static Task<HttpResponseMessage> SendAsync(StaffSession staff, string url, object body) => staff.SendAsync(HttpMethod.Post, url, JsonContent.Create(body));

    static async Task<string?> CodeOfAsync(HttpResponseMessage answer)
    {
        using JsonDocument problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Stop));
        return problem.RootElement.GetProperty("code").GetString();
    }

    static Task<HttpResponseMessage> ReportAsync(StaffSession staff, string url, IDocument form, params (string Name, string Value)[] values) =>
        staff.PostAsync(url, StaffSession.TokenOf(form), [.. Fields(values)]);

    static IEnumerable<(string, string)> Fields(params (string Name, string Value)[] values)
    {
        Dictionary<string, string> fields = new()
        {
            [CallFields.Card] = DemoDoctors.Hanako.CardSerial,
            [CallFields.RevocationWord] = DemoDoctors.Hanako.RevocationWord,
            [CallFields.Incident] = "Loss",
            [CallFields.SecondCertificate] = nameof(CallerWish.No),
            [CallFields.Reissue] = nameof(CallerWish.Yes),
        };
        foreach ((string name, string value) in values)
        {
            fields[name] = value;
        }

        return fields.Select(field => (field.Key, field.Value));
    }

    // As the scan's flow leaves pages without a code.
    async Task<string> TrayAsync(int pages)
    {
        byte[] content = RandomNumberGenerator.GetBytes(100);
        ScanUploads uploads = host.Get<ScanUploads>();
        ScanBegun begun = await uploads.BeginAsync(
            new() { FileName = "封筒.tif", SizeBytes = content.Length, Sha256 = Convert.ToHexString(SHA256.HashData(content)), UploadedBy = Actor.Staff(DemoStaffDirectory.Reception.StaffId) }, Stop);
        await uploads.PutPartAsync(begun.ScanId, 1, content, Stop);
        await uploads.CompleteAsync(begun.ScanId, Stop);
        await host.Get<ScanStore>().RecordReadAsync(begun.ScanId, "image/tiff", [.. Enumerable.Range(1, pages).Select(page => new ScanPage
        {
            Page = page,
            State = ScanPageState.Tray,
            ImageSha256 = new string('0', 64),
            TrayReason = nameof(TrayReason.NoCode),
        })], Stop);
        return begun.ScanId;
    }
}
