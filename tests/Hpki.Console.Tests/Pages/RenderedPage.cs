using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Hpki.Console.Tests.Samples;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hpki.Console.Tests.Pages;

/// <summary>A sample page as a browser's parser sees it.</summary>
sealed record RenderedPage(string Html, IDocument Document)
{
    public static async Task<RenderedPage> Of(string name, People? people = null)
    {
        SamplePage page = SamplePages.Get(name, people ?? People.Invented);
        await using ServiceProvider services = new ServiceCollection().AddLogging().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());

        string html = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { ["Model"] = page.Model });
            return (await renderer.RenderComponentAsync(page.Component, parameters)).ToHtmlString();
        });

        return new(html, new HtmlParser().ParseDocument(html));
    }

    /// <summary>The text a reader sees, white space folded.</summary>
    public string Text => string.Join(' ', (Document.Body?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
