using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Hpki.Console.Tests.Samples;

namespace Hpki.Console.Tests.Pages;

/// <summary>What holds for every page, whatever it shows.</summary>
public sealed class EveryPageTests
{
    public static TheoryData<string> Names => [.. SamplePages.Names];

    [Theory, MemberData(nameof(Names))]
    public async Task Document_EveryPage_IsJapaneseWithOneMainAndATitle(string name)
    {
        RenderedPage page = await RenderedPage.Of(name);

        Assert.StartsWith("<!DOCTYPE html>", page.Html.TrimStart(), StringComparison.Ordinal);
        Assert.Equal("ja", page.Document.DocumentElement.GetAttribute("lang"));
        Assert.Single(page.Document.QuerySelectorAll("main"));
        Assert.EndsWith(name.StartsWith("guide", StringComparison.Ordinal) ? "医師資格証 手続きのご案内 - 架空電子認証センター" : "医師資格証 管理システム", page.Document.Title, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("a.skip-link[href='#content']"));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Title_EveryPage_HoldsNoPersonalData(string name)
    {
        RenderedPage page = await RenderedPage.Of(name);

        Assert.DoesNotContain(People.Invented.Holder, page.Document.Title!, StringComparison.Ordinal);
        Assert.DoesNotContain(People.Invented.Kana, page.Document.Title!, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Headings_EveryPage_BeginWithOneAndSkipNoLevel(string name)
    {
        RenderedPage page = await RenderedPage.Of(name);

        // The summary of errors may stand before everything else in its form, so only the first level and the steps down count.
        int[] levels = [.. page.Document.QuerySelectorAll("h1, h2, h3, h4").Select(h => int.Parse(h.LocalName[1..], CultureInfo.InvariantCulture))];
        Assert.Equal(1, levels[0]);
        Assert.Single(levels, level => level == 1);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, $"h{pair.First} is followed by h{pair.Second}"));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Inputs_EveryPage_HaveALabel(string name)
    {
        RenderedPage page = await RenderedPage.Of(name);

        foreach (IElement input in page.Document.QuerySelectorAll("input:not([type=hidden]), textarea, select"))
        {
            Assert.False(string.IsNullOrEmpty(input.Id), input.OuterHtml);
            IElement label = Assert.Single(page.Document.QuerySelectorAll("label"), label => label.GetAttribute("for") == input.Id);
            Assert.NotEmpty(label.TextContent.Trim());
        }
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Ids_EveryPage_AreUniqueAndReferredToRightly(string name)
    {
        RenderedPage page = await RenderedPage.Of(name);

        string[] ids = [.. page.Document.QuerySelectorAll("[id]").Select(e => e.Id!)];
        Assert.Equal(ids.Distinct(), ids);
        string[] references =
        [
            .. page.Document.QuerySelectorAll("[aria-describedby], [aria-labelledby]")
                .SelectMany(e => $"{e.GetAttribute("aria-describedby")} {e.GetAttribute("aria-labelledby")}".Split(' ', StringSplitOptions.RemoveEmptyEntries)),
            .. page.Document.QuerySelectorAll("a[href^='#']").Select(a => a.GetAttribute("href")![1..]),
        ];
        Assert.All(references, reference => Assert.Contains(reference, ids));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Forms_EveryPage_PostWithTheToken(string name)
    {
        RenderedPage page = await RenderedPage.Of(name);

        foreach (IElement form in page.Document.QuerySelectorAll("form"))
        {
            Assert.Equal("post", form.GetAttribute("method"));
            Assert.StartsWith("/", form.GetAttribute("action"), StringComparison.Ordinal);
            var token = (IHtmlInputElement)Assert.Single(form.QuerySelectorAll("input[type=hidden][name=__RequestVerificationToken]"));
            Assert.Equal("CfDJ8-token", token.Value);
            Assert.NotEmpty(form.QuerySelectorAll("button[type=submit]"));
        }
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Page_HostileText_IsShownAsText(string name)
    {
        RenderedPage harmless = await RenderedPage.Of(name);

        RenderedPage hostile = await RenderedPage.Of(name, People.Hostile);

        // Neither an element nor an attribute more than with harmless text.
        Assert.Equal(Shape(harmless.Document), Shape(hostile.Document));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Page_UnderItsPolicy_HasNothingInline(string name)
    {
        RenderedPage page = await RenderedPage.Of(name);

        Assert.All(page.Document.QuerySelectorAll("script"), script =>
        {
            Assert.StartsWith(ConsoleRoutes.Assets, script.GetAttribute("src"), StringComparison.Ordinal);
            Assert.Empty(script.TextContent);
        });
        Assert.Empty(page.Document.QuerySelectorAll("style, [style]"));
        Assert.All(page.Document.All.SelectMany(e => e.Attributes), attribute => Assert.False(attribute.Name.StartsWith("on", StringComparison.Ordinal), attribute.Name));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Assets_EveryPage_Exist(string name)
    {
        RenderedPage page = await RenderedPage.Of(name);

        string[] addresses = [.. page.Document.QuerySelectorAll("link[href], script[src]").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!)];
        Assert.NotEmpty(addresses);
        Assert.All(addresses, address => Assert.True(ConsoleAssets.TryGet(address[(ConsoleRoutes.Assets.Length + 1)..].Split('?')[0], out _), address));
    }

    static IEnumerable<string> Shape(IDocument document) =>
        document.All.Select(e => $"{e.LocalName}[{string.Join(' ', e.Attributes.Select(a => a.Name))}]");
}
