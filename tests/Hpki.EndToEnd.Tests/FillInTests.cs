using Hpki.Console;
using Hpki.Console.Tests.Browser;
using Hpki.LocalHost.Identity;
using Hpki.LocalHost.Seeding;
using Hpki.Procedures.Forms;
using Hpki.Registry.Drafts;
using Hpki.Scanning;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Hpki.EndToEnd.Tests;

/// <summary>A doctor without a sign-in, and with scripts switched off, types a form and prints it; the paper is scanned, and staff find the request with what was typed.</summary>
public sealed class FillInTests(ChromiumFixture chromium, RunningProduct product) : IClassFixture<ChromiumFixture>, IClassFixture<RunningProduct>
{
    static readonly DemoDoctor Doctor = DemoDoctors.Hanako;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact(Timeout = Patience.Milliseconds)]
    public async Task FillIn_TypedPrintedAndScanned_OpensTheRequestWithWhatWasTyped()
    {
        await using IBrowserContext context = await chromium.Browser.NewContextAsync(new()
        {
            BaseURL = product.Application.Address.ToString(),
            Locale = "ja-JP",
            JavaScriptEnabled = false,
            AcceptDownloads = true,
        });
        IPage page = await context.NewPageAsync();
        List<string> addresses = [];
        page.Request += (_, request) => addresses.Add(request.Url);

        await page.GotoAsync(ConsoleRoutes.Guides);
        await page.GetByRole(AriaRole.Link, new() { Name = "姓名が変わったとき" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "画面で入力して印刷する" }).ClickAsync();
        await TypeAsync(page);
        await page.Locator("[id='phone']").FillAsync("1234");
        await page.GetByRole(AriaRole.Button, new() { Name = "用紙を作成する" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("電話番号");
        await Assertions.Expect(page.Locator("[id='holder.name']")).ToHaveValueAsync("髙橋 花子");
        await page.Locator("[id='phone']").FillAsync("03-1234-5678");
        await page.GetByRole(AriaRole.Button, new() { Name = "用紙を作成する" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("再発行申請書 ができました");
        IDownload download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "記入済みの用紙をダウンロードする" }).ClickAsync());
        byte[] paper = await File.ReadAllBytesAsync(await download.PathAsync(), Stop);

        FormCode code = await CodeOnAsync(paper);
        Assert.All(addresses, address => Assert.DoesNotContain(code.Reference, address, StringComparison.Ordinal));
        await using StaffBrowser reception = await StaffBrowser.SignInAsync(chromium.Browser, product.Application.Address, DemoStaffDirectory.Reception, ConsoleRoutes.Scans);
        await reception.Page.Locator("#scan-files").SetInputFilesAsync(new FilePayload { Name = "届いた用紙.pdf", MimeType = "application/pdf", Buffer = paper });
        await Assertions.Expect(reception.Page.Locator(".upload-done")).ToContainTextAsync("1 頁を読み取り、1 頁を申請に綴じました", new() { Timeout = 120_000 });
        await reception.Page.ReloadAsync();
        await reception.Page.Locator("section:has(> #recent) a.number").First.ClickAsync();

        await Assertions.Expect(reception.Page.Locator("h1")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{4}$"));
        ILocator typed = reception.Page.Locator("section:has(> #typed)");
        foreach (string words in new[] { "姓名変更", "髙橋 花子", Doctor.Name, "0312345678", "見本マンション101" })
        {
            await Assertions.Expect(typed).ToContainTextAsync(words);
        }

        Draft mark = (await product.Application.Services.GetRequiredService<DraftStore>().FindAsync(Reference(code), Stop))!;
        Assert.NotNull(mark.UsedFor);
        Assert.Empty(mark.Entries);
    }

    static DraftReference Reference(FormCode code) =>
        DraftReference.TryParse(code.Reference, out DraftReference reference) ? reference : throw new InvalidOperationException($"{code.Reference} is no draft's reference.");

    static async Task TypeAsync(IPage page)
    {
        Dictionary<string, string> texts = new()
        {
            ["reportedOn"] = "2020",
            ["reportedOn-month"] = "4",
            ["reportedOn-day"] = "1",
            ["holder.kana"] = "タカハシ ハナコ",
            ["holder.name"] = "髙橋 花子",
            ["birthDate"] = $"{Doctor.BirthDate.Year}",
            ["birthDate-month"] = $"{Doctor.BirthDate.Month}",
            ["birthDate-day"] = $"{Doctor.BirthDate.Day}",
            ["medicalRegistrationNumber"] = Doctor.MedicalRegistrationNumber,
            ["residence.postal"] = "100-0001",
            ["residence"] = "東京都架空区見本町1-2 見本マンション101",
            ["formerName"] = Doctor.Name,
        };
        foreach ((string id, string text) in texts)
        {
            await page.Locator($"[id='{id}']").FillAsync(text);
        }

        await Assertions.Expect(page.Locator("input[value='reason.nameChange']")).ToBeCheckedAsync();
        await page.Locator("input[name='enclosed.residenceRecord']").CheckAsync();
    }

    async Task<FormCode> CodeOnAsync(byte[] paper)
    {
        ScanReading scan = await product.Application.Services.GetRequiredService<ScanReader>().ReadAsync(paper, Stop);
        FoundCode found = Assert.Single(Assert.Single(scan.Pages).Codes);
        Assert.True(FormCode.TryParse(found.Text, out FormCode? code, out _));
        return code;
    }
}
