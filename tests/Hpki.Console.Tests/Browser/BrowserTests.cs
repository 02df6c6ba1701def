using System.Security.Cryptography;
using Hpki.Console.Tests.Samples;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;

namespace Hpki.Console.Tests.Browser;

/// <summary>What only a real browser can tell: the policy, the width, the keyboard, the upload script.</summary>
public sealed class BrowserTests(ChromiumFixture chromium) : IClassFixture<ChromiumFixture>
{
    // Every text with a contrast below 4.5:1 (WCAG 2.2, success criterion 1.4.3) against the nearest painted background.
    const string FaintTexts = """
        () => {
          const parse = text => text.match(/[\d.]+/g).map(Number);
          const light = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
            .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
          const ground = element => {
            for (let e = element; e; e = e.parentElement) {
              const colour = parse(getComputedStyle(e).backgroundColor);
              if (colour.length === 3 || colour[3] > 0) { return colour; }
            }
            return [255, 255, 255];
          };
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          const faint = [];
          while (walker.nextNode()) {
            const element = walker.currentNode.parentElement;
            if (walker.currentNode.textContent.trim() === "" || !element.checkVisibility()) { continue; }
            const [a, b] = [light(parse(getComputedStyle(element).color)), light(ground(element))];
            const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            if (ratio < 4.5) { faint.push(`${walker.currentNode.textContent.trim()} ${ratio.toFixed(2)}`); }
          }
          return faint;
        }
        """;

    [Theory]
    [InlineData(1280)]
    [InlineData(800)]
    public async Task EveryPage_UnderThePolicy_LoadsCleanlyAndFits(int width)
    {
        await using ConsoleSite site = await ConsoleSite.StartAsync();
        IPage page = await chromium.Browser.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = 900 } });
        List<string> complaints = [];
        page.Console += (_, message) => { if (message.Type is "error" or "warning") { complaints.Add(message.Text); } };
        page.PageError += (_, error) => complaints.Add(error);

        foreach (string name in SamplePages.Names)
        {
            Task Open() => page.GotoAsync($"{site.Address}/sample/{name}", new() { WaitUntil = WaitUntilState.Load });
            if (name == "mail")
            {
                // The browser's complaint about the sample mail's script may come after the page has loaded.
                await page.RunAndWaitForConsoleMessageAsync(Open);
            }
            else
            {
                await Open();
            }

            int wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            Assert.True(wide <= width, $"{name} is {wide} pixels wide at {width}");
            string[] faint = await page.EvaluateAsync<string[]>(FaintTexts);
            Assert.True(faint.Length == 0, $"{name}: {string.Join(" | ", faint)}");
        }

        // The script inside the sample mail is refused by its sandbox, and the browser says so; nothing else may be said.
        string refused = Assert.Single(complaints);
        Assert.Contains("about:srcdoc", refused, StringComparison.Ordinal);
        Assert.Contains("sandbox", refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CallPage_KeyboardAlone_ReachesTheButtonInReadingOrder()
    {
        await using ConsoleSite site = await ConsoleSite.StartAsync();
        IPage page = await chromium.Browser.NewPageAsync();
        await page.GotoAsync($"{site.Address}/sample/call");
        await page.Locator("#revocationWord").FocusAsync();

        List<string> visited = [];
        for (int i = 0; i < 14 && !visited.Contains("受理して直ちに失効する"); i++)
        {
            await page.Keyboard.PressAsync("Tab");
            visited.Add(await page.EvaluateAsync<string>("document.activeElement.name || document.activeElement.textContent"));
        }

        Assert.Equal(
            ["birthDate", "medicalRegistrationNumber", "jmaMemberId", "residencePostalCode", "phoneLastFour", "登録内容", "calledBackNumber", "incident", "circumstances", "secondCertificate", "reissue", "受理して直ちに失効する"],
            visited);
    }

    [Fact]
    public async Task CallPage_Errors_TakeTheFocus()
    {
        await using ConsoleSite site = await ConsoleSite.StartAsync();
        IPage page = await chromium.Browser.NewPageAsync();

        await page.GotoAsync($"{site.Address}/sample/call-wrong");

        Assert.Contains("error-summary", await page.EvaluateAsync<string>("document.activeElement.className"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TaskForm_Sent_NamesThePressedButtonAndLocksBoth()
    {
        await using ConsoleSite site = await ConsoleSite.StartAsync();
        IPage page = await chromium.Browser.NewPageAsync();
        await page.GotoAsync($"{site.Address}/sample/task");
        var sent = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        // The answer does not come before the page was looked at.
        await page.RouteAsync("**/staff/tasks/**", route => sent.TrySetResult(route.Request.PostData ?? ""));

        int locked = await page.EvaluateAsync<int>("""
            () => {
              document.querySelector(".task-form button[value=Refused]").click();
              return new Promise(done => setTimeout(() => done(document.querySelectorAll(".task-form[aria-busy] button:disabled").length)));
            }
            """);

        Assert.Equal(2, locked);
        Assert.Contains("outcome=Refused", await sent.Task, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upload_FileOfThreeParts_ArrivesWhole()
    {
        await using ConsoleSite site = await ConsoleSite.StartAsync();
        byte[] content = RandomNumberGenerator.GetBytes(9 * 1024 * 1024);
        IPage page = await OpenScansAsync(site);

        await ChooseAsync(page, content);
        await page.Locator(".upload-done").WaitForAsync();

        await site.Completed.Task;
        Assert.Equal(3, site.Parts.Count);
        Assert.True(content.AsSpan().SequenceEqual([.. site.Parts[1], .. site.Parts[2], .. site.Parts[3]]));
        Assert.Equal(new ConsoleSite.Offer("scan.tif", content.Length, Convert.ToHexStringLower(SHA256.HashData(content))), Assert.Single(site.Offers));
    }

    [Fact]
    public async Task Upload_ServerInTrouble_IsTriedAgain()
    {
        await using ConsoleSite site = await ConsoleSite.StartAsync();
        site.Refusals.Enqueue(Results.StatusCode(503));
        byte[] content = RandomNumberGenerator.GetBytes(300);
        IPage page = await OpenScansAsync(site);

        await ChooseAsync(page, content);
        await page.Locator(".upload-done").WaitForAsync();

        Assert.Equal(content, site.Parts[1]);
        Assert.Equal("受信しました。3 頁を読み取り、1 頁を申請に綴じました。1 頁が受付トレイで確認を待っています。", await page.Locator(".upload-message").TextContentAsync());
    }

    [Fact]
    public async Task Upload_RefusedForGood_ShowsTheServersWords()
    {
        await using ConsoleSite site = await ConsoleSite.StartAsync();
        site.Refusals.Enqueue(Results.Problem("この形式のファイルは取り込めません。", statusCode: 415));
        IPage page = await OpenScansAsync(site);

        await ChooseAsync(page, RandomNumberGenerator.GetBytes(300));
        await page.Locator(".upload-failed").WaitForAsync();

        Assert.Equal("この形式のファイルは取り込めません。", await page.Locator(".upload-message").TextContentAsync());
        Assert.False(site.Completed.Task.IsCompleted);
    }

    [Fact]
    public async Task Upload_FileThatCameBefore_IsNotSentAgain()
    {
        await using ConsoleSite site = await ConsoleSite.StartAsync();
        site.WasKnown = true;
        IPage page = await OpenScansAsync(site);

        await ChooseAsync(page, RandomNumberGenerator.GetBytes(300));
        await page.Locator(".upload-done").WaitForAsync();

        Assert.Contains("すでに取り込まれています", await page.Locator(".upload-message").TextContentAsync(), StringComparison.Ordinal);
        Assert.Empty(site.Parts);
    }

    [Fact]
    public async Task Upload_EmptyFile_IsNotSent()
    {
        await using ConsoleSite site = await ConsoleSite.StartAsync();
        IPage page = await OpenScansAsync(site);

        await ChooseAsync(page, []);
        await page.Locator(".upload-failed").WaitForAsync();

        Assert.Contains("空です", await page.Locator(".upload-message").TextContentAsync(), StringComparison.Ordinal);
        Assert.Empty(site.Offers);
    }

    async Task<IPage> OpenScansAsync(ConsoleSite site)
    {
        IPage page = await chromium.Browser.NewPageAsync();
        await page.GotoAsync($"{site.Address}/sample/scans");
        return page;
    }

    static Task ChooseAsync(IPage page, byte[] content) =>
        page.Locator("#scan-files").SetInputFilesAsync(new FilePayload { Name = "scan.tif", MimeType = "image/tiff", Buffer = content });
}
