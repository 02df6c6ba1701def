using System.Globalization;
using System.Reflection;
using Hpki.Console;
using Hpki.Console.Requests;
using Hpki.Console.Scans;
using Hpki.Console.Search;
using Hpki.Console.Tasks;
using Hpki.Console.Tests.Browser;
using Hpki.LocalHost.Identity;
using Hpki.LocalHost.Seeding;
using Hpki.Procedures.Requests;
using Microsoft.Playwright;

namespace Hpki.EndToEnd.Tests;

/// <summary>
/// A walk through every staff page with real data, photographed for people to look at:
/// <c>dotnet test --project tests/Hpki.EndToEnd.Tests -- --explicit only</c> writes to <c>out/pages/</c>.
/// </summary>
public sealed class StaffPagesGallery(ChromiumFixture chromium, RunningProduct product) : IClassFixture<ChromiumFixture>, IClassFixture<RunningProduct>
{
    readonly string folder = Directory.CreateDirectory(Path.Combine(RepositoryRoot(), "out", "pages")).FullName;
    readonly List<string> complaints = [];
    int count;

    [Fact(Explicit = true)]
    public async Task Gallery_EveryPage_IsWrittenAsPicture()
    {
        Uri address = product.Application.Address;
        await using StaffBrowser reception = await StaffBrowser.SignInAsync(chromium.Browser, address, DemoStaffDirectory.Reception);
        Watch(reception.Page);
        await TakeAsync(reception.Page, "start-quiet");
        await SearchAsync(reception.Page, "ミホン", "search-results");
        await SearchAsync(reception.Page, "K7M-4PX-9TWE", "search-wrong");
        await reception.Page.GotoAsync(ConsoleRoutes.Search);
        await SearchAsync(reception.Page, "見本 太郎", "search-name");
        await reception.Page.Locator(".row-link").First.ClickAsync();
        await TakeAsync(reception.Page, "holder");

        // A call whose caller is proved.
        await reception.FindCardOfAsync(DemoDoctors.Taro);
        await TakeAsync(reception.Page, "call");
        await reception.TakeCallAsync(DemoDoctors.Taro.RevocationWord);
        await TakeAsync(reception.Page, "request-accepted");
        string request = new Uri(reception.Page.Url).AbsolutePath;
        byte[] form = await reception.Page.APIRequest.GetAsync(request + "/form.pdf") is { Ok: true } answer
            ? await answer.BodyAsync()
            : throw new InvalidOperationException("The form was not printed.");

        // A call whose caller is not, with a slip of the keyboard first.
        await reception.FindCardOfAsync(DemoDoctors.Hanako);
        await reception.Page.Locator("#phoneLastFour").FillAsync("12");
        await reception.TakeCallAsync(null);
        await TakeAsync(reception.Page, "call-wrong");
        await reception.Page.Locator("#phoneLastFour").FillAsync("0002");
        await reception.TakeCallAsync(null);
        await TakeAsync(reception.Page, "request-held");
        string held = new Uri(reception.Page.Url).AbsolutePath;

        // Paper: the form, a page without a code, a file that is none.
        await reception.Page.GotoAsync(ConsoleRoutes.Scans);
        await reception.Page.Locator("#scan-files").SetInputFilesAsync(
        [
            new FilePayload { Name = "紛失届.pdf", MimeType = "application/pdf", Buffer = form },
            new FilePayload { Name = "写真.png", MimeType = "image/png", Buffer = await reception.Page.ScreenshotAsync() },
            new FilePayload { Name = "壊れた.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7 broken"u8.ToArray() },
        ]);
        await Assertions.Expect(reception.Page.Locator(".upload-done")).ToHaveCountAsync(3);
        await Assertions.Expect(reception.Page.Locator("#recent-scans")).ToHaveAttributeAsync("data-pending", "false", new() { Timeout = 60_000 });
        await TakeAsync(reception.Page, "scans-uploaded");
        await reception.Page.ReloadAsync();
        await TakeAsync(reception.Page, "scans-tray");
        await reception.Page.Locator($".tray-item input[name={TrayFields.RequestNumber}]").First.FillAsync("AAA-AAA-AAAA");
        await reception.Page.Locator($".tray-item button[value={TrayFields.File}]").First.ClickAsync();
        await TakeAsync(reception.Page, "scans-wrong-number");
        await reception.Page.GotoAsync(request);
        await TakeAsync(reception.Page, "request-check");
        await reception.Page.Locator(".task a").First.ClickAsync();
        await TakeAsync(reception.Page, "task-four-eyes");
        await reception.Page.GotoAsync(request);
        await reception.Page.Locator("summary").First.ClickAsync();
        await reception.Page.Locator($"#{RequestActionFields.FoundNote}").FillAsync("自宅の引き出しにあった。");
        await reception.Page.GetByRole(AriaRole.Button, new() { Name = "見つかったことを記録する" }).ClickAsync();
        await TakeAsync(reception.Page, "request-found");
        await reception.Page.GotoAsync(ConsoleRoutes.Start);
        await TakeAsync(reception.Page, "start");
        await reception.Page.GotoAsync("/staff/requests/NOTANUMBER");
        await TakeAsync(reception.Page, "error");

        await using StaffBrowser examiner = await StaffBrowser.SignInAsync(chromium.Browser, address, DemoStaffDirectory.Examiner, ConsoleRoutes.Tasks);
        Watch(examiner.Page);
        await TakeAsync(examiner.Page, "tasks");
        await examiner.Page.GotoAsync(held);
        await TakeAsync(examiner.Page, "request-held-examiner");
        await examiner.Page.GotoAsync(request);
        await examiner.Page.Locator(".task a").First.ClickAsync();
        await examiner.Page.Locator($"button[value={nameof(TaskOutcome.Refused)}]").ClickAsync();
        await TakeAsync(examiner.Page, "task-wrong");
        await examiner.Page.Locator($"[name={TaskFields.Note}]").FillAsync("署名も一致。");
        await examiner.Page.Locator($"button[value={nameof(TaskOutcome.Confirmed)}]").ClickAsync();
        await TakeAsync(examiner.Page, "request-done");

        await using StaffBrowser auditor = await StaffBrowser.SignInAsync(chromium.Browser, address, DemoStaffDirectory.Auditor);
        Watch(auditor.Page);
        await auditor.Page.GotoAsync(ConsoleRoutes.NewLostReport);
        await TakeAsync(auditor.Page, "forbidden");
        await auditor.Page.GotoAsync(ConsoleRoutes.Scans);
        await TakeAsync(auditor.Page, "scans-auditor");
        await auditor.Page.GotoAsync(ConsoleRoutes.RevocationLists);
        await TakeAsync(auditor.Page, "crls");
        await auditor.Page.GotoAsync(ConsoleRoutes.Mailbox);
        await TakeAsync(auditor.Page, "mailbox");
        await auditor.Page.GotoAsync(ConsoleRoutes.Start);
        await auditor.Page.GetByRole(AriaRole.Button, new() { Name = "サインアウト" }).ClickAsync();
        await TakeAsync(auditor.Page, "signed-out");

        // Refused pages come with their status, and the browser says so; nothing else may be said.
        Assert.All(complaints, complaint => Assert.Contains("Failed to load resource: the server responded with a status of 4", complaint, StringComparison.Ordinal));
    }

    static async Task SearchNowAsync(IPage page, string text)
    {
        await page.Locator($"#{SearchFields.Query}").FillAsync(text);
        await page.GetByRole(AriaRole.Button, new() { Name = "検索する" }).ClickAsync();
    }

    async Task SearchAsync(IPage page, string text, string name)
    {
        await page.GotoAsync(ConsoleRoutes.Search);
        await SearchNowAsync(page, text);
        await TakeAsync(page, name);
    }

    void Watch(IPage page)
    {
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                complaints.Add($"{page.Url}: {message.Text}");
            }
        };
        page.PageError += (_, error) => complaints.Add(error);
    }

    async Task TakeAsync(IPage page, string name)
    {
        await page.WaitForLoadStateAsync(LoadState.Load);
        string file = string.Create(CultureInfo.InvariantCulture, $"{++count:D2}-{name}.png");
        await page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(folder, file) });
    }

    static string RepositoryRoot() =>
        typeof(StaffPagesGallery).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;
}
