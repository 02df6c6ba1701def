using System.Text;

namespace Hpki.Console.Tests;

public sealed class ConsoleAssetsTests
{
    [Theory]
    [InlineData("console.css", "text/css; charset=utf-8")]
    [InlineData("console.js", "text/javascript; charset=utf-8")]
    [InlineData("scans.js", "text/javascript; charset=utf-8")]
    [InlineData("icon.svg", "image/svg+xml")]
    public void TryGet_KnownPath_GivesContentTypeAndETag(string path, string contentType)
    {
        bool found = ConsoleAssets.TryGet(path, out Asset? asset);

        Assert.True(found);
        Assert.Equal(contentType, asset!.ContentType);
        Assert.NotEqual(0, asset.Content.Length);
        Assert.Matches("^\"[0-9a-f]{64}\"$", asset.ETag);
    }

    [Theory]
    [InlineData("CONSOLE.CSS")]
    [InlineData("../console.css")]
    [InlineData("/etc/passwd")]
    [InlineData("")]
    [InlineData(null)]
    public void TryGet_UnknownPath_FindsNothing(string? path)
    {
        bool found = ConsoleAssets.TryGet(path, out Asset? asset);

        Assert.False(found);
        Assert.Null(asset);
    }

    [Fact]
    public void StyleSheet_UnderThePolicy_LoadsNothingFromElsewhere()
    {
        ConsoleAssets.TryGet("console.css", out Asset? asset);

        string css = Encoding.UTF8.GetString(asset!.Content.Span);

        Assert.DoesNotContain("url(", css, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", css, StringComparison.Ordinal);
    }
}
