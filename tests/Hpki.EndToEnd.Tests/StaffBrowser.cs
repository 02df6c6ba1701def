using System.Text.RegularExpressions;
using Hpki.Console;
using Hpki.Console.Calls;
using Hpki.Console.LocalPages;
using Hpki.Console.Search;
using Hpki.LocalHost.Seeding;
using Hpki.Procedures.Cards;
using Microsoft.Playwright;

namespace Hpki.EndToEnd.Tests;

/// <summary>A member of staff at a browser: what they click and type.</summary>
sealed partial class StaffBrowser : IAsyncDisposable
{
    readonly IBrowserContext context;

    StaffBrowser(IBrowserContext context, IPage page) => (this.context, Page) = (context, page);

    public IPage Page { get; }

    public static async Task<StaffBrowser> SignInAsync(IBrowser browser, Uri address, DemoStaff member, string page = ConsoleRoutes.Start)
    {
        IBrowserContext context = await browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            Locale = "ja-JP",
            ViewportSize = new() { Width = 1280, Height = 900 },
        });
        IPage window = await context.NewPageAsync();
        await window.GotoAsync(page);
        await window.Locator($"button[name={SignInFields.StaffId}][value={member.StaffId}]").ClickAsync();
        return new(context, window);
    }

    /// <summary>From the menu to the empty form of a call about this doctor's card.</summary>
    public async Task FindCardOfAsync(DemoDoctor doctor)
    {
        await Page.GetByRole(AriaRole.Link, new() { Name = "紛失の電話", Exact = true }).ClickAsync();
        await Page.Locator($"#{SearchFields.Query}").FillAsync($"{doctor.FamilyKana} {doctor.GivenKana}");
        await Page.GetByRole(AriaRole.Button, new() { Name = "検索する" }).ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "この資格証で受け付ける" }).ClickAsync();
    }

    /// <summary>Fills in and sends the form of a call; null: the caller knows neither word nor facts, but one that is wrong.</summary>
    public async Task TakeCallAsync(string? revocationWord)
    {
        if (revocationWord is not null)
        {
            await Page.Locator($"#{CallFields.RevocationWord}").FillAsync(revocationWord);
        }
        else
        {
            await Page.Locator($"#{CallFields.BirthDate}").FillAsync("S30.1.1");
        }

        await Page.Locator($"input[name={CallFields.Incident}][value={nameof(RevocationReason.Loss)}]").CheckAsync();
        await Page.Locator($"#{CallFields.Circumstances}").FillAsync("昨夜、駅で財布ごと失くした。");
        await Page.Locator($"input[name={CallFields.SecondCertificate}][value={nameof(CallerWish.No)}]").CheckAsync();
        await Page.Locator($"input[name={CallFields.Reissue}][value={nameof(CallerWish.Yes)}]").CheckAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "受理して直ちに失効する" }).ClickAsync();
    }

    /// <summary>The numbers of the lists that the page of a request shows: signing, authentication.</summary>
    public async Task<IReadOnlyList<string>> ListNumbersAsync()
    {
        IReadOnlyList<string> rows = await Page.Locator("section:has(> #revocation) tbody tr").AllInnerTextsAsync();
        return [.. rows.Select(row => ListNumber().Match(row).Groups["number"].Value)];
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    [GeneratedRegex(@"第(?<number>\d+)号")]
    private static partial Regex ListNumber();
}
