using Hpki.Console;
using Hpki.Console.Tests.Browser;
using Hpki.Procedures.Forms;
using Hpki.Registry.Drafts;
using Hpki.Scanning;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Hpki.EndToEnd.Tests;

/// <summary>A doctor without a sign-in, and with scripts switched off, types a form, prints it, and the house reads from the paper's code what was typed.</summary>
public sealed class FillInTests(ChromiumFixture chromium, RunningProduct product) : IClassFixture<ChromiumFixture>, IClassFixture<RunningProduct>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FillIn_TypedPrintedAndScanned_BringsWhatWasTyped()
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
        DraftReading reading = await product.Application.Services.GetRequiredService<DraftStore>().ReadAsync(code, currentVersion: 1, cancellationToken: Stop);
        Assert.Empty(reading.Remarks);
        Assert.Equal(("RI", "name-change"), (reading.Draft!.Form, reading.Draft.Guide));
        Assert.Equal(("髙橋 花子", "見本 花子", "0312345678"), (reading.Draft.Entries["holder.name"], reading.Draft.Entries["formerName"], reading.Draft.Entries["phone"]));
        Assert.Equal(new DateOnly(1970, 4, 1), FormEntries.Date(reading.Draft.Entries, "birthDate"));
        Assert.True(FormEntries.IsTicked(reading.Draft.Entries, "reason.nameChange"));
        Assert.All(addresses, address => Assert.DoesNotContain(code.Reference, address, StringComparison.Ordinal));
    }

    static async Task TypeAsync(IPage page)
    {
        Dictionary<string, string> texts = new()
        {
            ["reportedOn"] = "2020", ["reportedOn-month"] = "4", ["reportedOn-day"] = "1", ["holder.kana"] = "タカハシ ハナコ", ["holder.name"] = "髙橋 花子",
            ["birthDate"] = "1970", ["birthDate-month"] = "4", ["birthDate-day"] = "1", ["medicalRegistrationNumber"] = "123456",
            ["residence.postal"] = "100-0001", ["residence"] = "東京都架空区見本町1-2 見本マンション101", ["formerName"] = "見本 花子",
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
