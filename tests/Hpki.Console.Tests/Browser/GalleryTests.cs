using System.Reflection;
using Hpki.Console.Tests.Samples;
using Microsoft.Playwright;

namespace Hpki.Console.Tests.Browser;

/// <summary>
/// Pictures of every page for people to look at: <c>dotnet test --project tests/Hpki.Console.Tests -- --explicit only</c> writes
/// them to <c>out/console/</c>.
/// </summary>
public sealed class GalleryTests(ChromiumFixture chromium) : IClassFixture<ChromiumFixture>
{
    [Theory(Explicit = true)]
    [InlineData(1280)]
    [InlineData(800)]
    [InlineData(390)]
    public async Task Gallery_EveryPage_IsWrittenAsPicture(int width)
    {
        await using ConsoleSite site = await ConsoleSite.StartAsync();
        string folder = Directory.CreateDirectory(Path.Combine(RepositoryRoot(), "out", "console")).FullName;
        IPage page = await chromium.Browser.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = 900 } });

        foreach (string name in SamplePages.Names)
        {
            await page.GotoAsync($"{site.Address}/sample/{name}", new() { WaitUntil = WaitUntilState.Load });
            byte[] picture = await page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(folder, $"{name}-{width}.png") });
            Assert.NotEmpty(picture);
        }

        await page.GotoAsync($"{site.Address}/sample/request-check", new() { WaitUntil = WaitUntilState.Load });
        await page.PdfAsync(new() { Path = Path.Combine(folder, "request-check.pdf"), Format = "A4" });
    }

    static string RepositoryRoot() =>
        typeof(GalleryTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;
}
