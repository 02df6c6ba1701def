using System.Net;
using System.Security.Cryptography;
using AngleSharp.Dom;
using Hpki.Console;
using Hpki.Console.Requests;
using Hpki.Console.Scans;
using Hpki.Console.Search;
using Hpki.Console.Tasks;
using Hpki.LocalHost.Identity;
using Hpki.LocalHost.Seeding;
using Hpki.Procedures.Cards;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Scans;
using Hpki.Scanning;

namespace HpkiFunctions.Tests.Pages;

/// <summary>Search, tasks, requests and the tray, on one host one after the other.</summary>
public sealed class WorkPagesTests(PagesHost host) : IClassFixture<PagesHost>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ミホン", 2)]
    [InlineData("みほん たろう", 1)]
    [InlineData("見本 花子", 1)]
    [InlineData("9000003", 1)]
    [InlineData("MIHON0000004", 1)]
    [InlineData("ダレカ", 0)]
    public async Task Search_ByWhatever_FindsTheHolders(string text, int expected)
    {
        using StaffSession auditor = await StaffSession.SignInAsync(host, DemoStaffDirectory.Auditor);
        string token = StaffSession.TokenOf(await auditor.PageAsync(ConsoleRoutes.Search));

        HttpResponseMessage answer = await auditor.PostAsync(ConsoleRoutes.Search, token, (SearchFields.Query, text), (SearchFields.Kind, nameof(SearchKind.Automatic)));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(expected, (await StaffSession.PageOfAsync(answer)).QuerySelectorAll("main tbody tr").Length);
    }

    [Theory]
    [InlineData("", nameof(SearchKind.Automatic))]
    [InlineData("ミ", nameof(SearchKind.Automatic))]
    [InlineData("12", nameof(SearchKind.JmaMemberId))]
    [InlineData("K7M-4PX-9TWX", nameof(SearchKind.Automatic))]
    public async Task Search_ImpossibleText_StaysWithItsMessage(string text, string kind)
    {
        using StaffSession auditor = await StaffSession.SignInAsync(host, DemoStaffDirectory.Auditor);
        string token = StaffSession.TokenOf(await auditor.PageAsync(ConsoleRoutes.Search));

        HttpResponseMessage answer = await auditor.PostAsync(ConsoleRoutes.Search, token, (SearchFields.Query, text), (SearchFields.Kind, kind));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        IDocument page = await StaffSession.PageOfAsync(answer);
        Assert.NotNull(page.QuerySelector(".error-summary"));
        Assert.Equal(text, page.GetElementById(SearchFields.Query)!.GetAttribute("value"));
    }

    [Fact]
    public async Task HeldCard_SecondPersonNeedsAReasonToLiftTheHold()
    {
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);
        using StaffSession examiner = await StaffSession.SignInAsync(host, DemoStaffDirectory.Examiner);
        string request = (await reception.CallAsync(DemoDoctors.Hanako, ("revocationWord", "ちがう言葉"))).Headers.Location!.OriginalString;
        string task = $"/staff/tasks/{request.Split('/')[^1]}/{await host.TaskOfAsync(DemoDoctors.Hanako, TaskKind.ProveCaller)}";

        IDocument forReception = await reception.PageAsync(task);
        IDocument forExaminer = await examiner.PageAsync(task);
        HttpResponseMessage withoutReason = await examiner.PostAsync(task, StaffSession.TokenOf(forExaminer), (TaskFields.Outcome, nameof(TaskOutcome.Refused)));
        HttpResponseMessage byReception = await reception.PostAsync(
            task, StaffSession.TokenOf(await reception.PageAsync(request)), (TaskFields.Outcome, nameof(TaskOutcome.Confirmed)));
        HttpResponseMessage impossible = await examiner.PostAsync(task, StaffSession.TokenOf(forExaminer), (TaskFields.Outcome, nameof(TaskOutcome.Obsolete)));
        HttpResponseMessage lifted = await examiner.PostAsync(
            task, StaffSession.TokenOf(forExaminer), (TaskFields.Outcome, nameof(TaskOutcome.Refused)), (TaskFields.Note, "ご本人は紛失していない。"));

        Assert.Contains("「審査」または「承認」", forReception.QuerySelector("main section .notice")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(DemoDoctors.Hanako.PhoneNumber, forExaminer.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(DemoDoctors.Hanako.MedicalRegistrationNumber, forExaminer.Body.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, withoutReason.StatusCode);
        Assert.NotNull((await StaffSession.PageOfAsync(withoutReason)).QuerySelector("main form textarea"));
        Assert.Equal(HttpStatusCode.Forbidden, byReception.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, impossible.StatusCode);
        Assert.Equal(request, lifted.Headers.Location?.OriginalString);
        Assert.Equal(CardState.Active, Assert.Single((await host.FileOfAsync(DemoDoctors.Hanako)).Cards).State);
        Assert.Contains("ご本人は紛失していない。", (await examiner.PageAsync(request)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_WaitingForItsForm_CanBeWithdrawnWithAReason()
    {
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);
        string request = (await reception.CallAsync(DemoDoctors.Sakura)).Headers.Location!.OriginalString;
        string token = StaffSession.TokenOf(await reception.PageAsync(request));

        HttpResponseMessage found = await reception.PostAsync($"{request}/card-found", token, (RequestActionFields.FoundNote, "机の中"));
        HttpResponseMessage withoutReason = await reception.PostAsync($"{request}/withdraw", token, (RequestActionFields.WithdrawReason, " "));
        HttpResponseMessage withdrawn = await reception.PostAsync($"{request}/withdraw", token, (RequestActionFields.WithdrawReason, "届出の取りやめ"));
        HttpResponseMessage form = await reception.GetAsync($"{request}/form.pdf");

        Assert.Equal(HttpStatusCode.SeeOther, found.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, withoutReason.StatusCode);
        Assert.NotNull((await StaffSession.PageOfAsync(withoutReason)).GetElementById($"{RequestActionFields.WithdrawReason}-error"));
        Assert.Equal(HttpStatusCode.SeeOther, withdrawn.StatusCode);
        IDocument page = await reception.PageAsync(request);
        Assert.Contains("取下げ", page.QuerySelector(".subject")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("机の中", page.QuerySelector(".timeline")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll($"form[action='{request}/withdraw']"));
        Assert.Equal("application/pdf", form.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Tray_UnreadableFile_SaysWhyAndCanBeSettled()
    {
        string scan = await RefusedScanAsync(ScanRefusalKind.EncryptedPdf);
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);
        IDocument before = await reception.PageAsync(ConsoleRoutes.Scans);
        string token = StaffSession.TokenOf(before);

        HttpResponseMessage filed = await reception.PostAsync($"/staff/tray/{scan}/0", token, (TrayFields.Action, TrayFields.File), (TrayFields.RequestNumber, "K7M-4PX-9TWE"));
        HttpResponseMessage withoutReason = await reception.PostAsync($"/staff/tray/{scan}/0", token, (TrayFields.Action, TrayFields.NotOurs));
        HttpResponseMessage settled = await reception.PostAsync(
            $"/staff/tray/{scan}/0", token, (TrayFields.Action, TrayFields.NotOurs), (TrayFields.Reason, "送付元に連絡した"));

        IElement item = before.GetElementById($"tray-{scan}-0")!;
        Assert.Contains("パスワードで保護された PDF", item.TextContent, StringComparison.Ordinal);
        Assert.Empty(item.QuerySelectorAll($"[name={TrayFields.RequestNumber}]"));
        Assert.Equal(HttpStatusCode.NotFound, filed.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, withoutReason.StatusCode);
        Assert.NotNull((await StaffSession.PageOfAsync(withoutReason)).QuerySelector($"#tray-{scan}-0 .error-summary"));
        Assert.Equal(HttpStatusCode.SeeOther, settled.StatusCode);
        IDocument after = await reception.PageAsync(ConsoleRoutes.Scans);
        Assert.Null(after.GetElementById($"tray-{scan}-0"));
        Assert.Contains("読取不可", after.GetElementById("recent-scans")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RevocationLists_EveryListOfTheArchive_CanBeFetched()
    {
        using StaffSession auditor = await StaffSession.SignInAsync(host, DemoStaffDirectory.Auditor);

        IDocument page = await auditor.PageAsync(ConsoleRoutes.RevocationLists);
        string?[] lists = [.. page.QuerySelectorAll("a[download]").Select(link => link.GetAttribute("href"))];

        Assert.Contains("/pki/crl/sign.crl", lists);
        Assert.Contains("/staff/crls/archive/auth/1", lists);
        foreach (string? list in lists)
        {
            HttpResponseMessage answer = await auditor.GetAsync(list!);
            Assert.Equal("application/pkix-crl", answer.Content.Headers.ContentType?.MediaType);
        }
    }

    // As the scan's flow leaves a file that it cannot open.
    async Task<string> RefusedScanAsync(ScanRefusalKind kind)
    {
        byte[] content = RandomNumberGenerator.GetBytes(100);
        ScanUploads uploads = host.Get<ScanUploads>();
        ScanBegun begun = await uploads.BeginAsync(
            new() { FileName = "封筒.pdf", SizeBytes = content.Length, Sha256 = Convert.ToHexString(SHA256.HashData(content)), UploadedBy = Actor.Staff(DemoStaffDirectory.Reception.StaffId) }, Stop);
        await uploads.PutPartAsync(begun.ScanId, 1, content, Stop);
        await uploads.CompleteAsync(begun.ScanId, Stop);
        await host.Get<ScanStore>().RefuseAsync(begun.ScanId, kind.ToString(), Stop);
        return begun.ScanId;
    }
}
