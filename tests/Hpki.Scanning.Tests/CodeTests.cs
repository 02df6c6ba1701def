using SkiaSharp;

namespace Hpki.Scanning.Tests;

public sealed class CodeTests(ReaderFixture fixture)
{
    readonly ScanReader reader = fixture.Reader;

    public static TheoryData<int> Orientations => [0, 90, 180, 270];

    [Theory]
    [MemberData(nameof(Orientations))]
    public async Task ReadAsync_CrookedNoisyPage_FindsTheCodeAndItsRotation(int orientation)
    {
        foreach (var (skew, noise) in from skew in FuzzSeeds.IsLong ? [-7, -3, 0, 3, 7] : new[] { -7, 3 } from noise in FuzzSeeds.IsLong ? [0, 20, 40] : new[] { 0, 40 } select (skew, noise))
        {
            using var page = TestScans.Noisy(TestScans.Form(degrees: orientation + skew), noise, seed: orientation + skew + noise);

            var reading = await ReadAsync(page.EncodeAs(SKEncodedImageFormat.Jpeg));

            var code = Assert.Single(Assert.Single(reading.Pages).Codes);
            Assert.Equal(TestScans.CodeText, code.Text);
            var off = (code.RotationDegrees - orientation - skew + 720 + 180) % 360 - 180;
            Assert.InRange(off, -3, 3);
        }
    }

    [Fact]
    public async Task ReadAsync_BlurredNoisyFax_FindsTheCode()
    {
        using var page = TestScans.Noisy(TestScans.Blurred(TestScans.Form(degrees: 3), 1.8f), 40, seed: 3);

        var reading = await ReadAsync(TestTiffs.Write(BitMiracle.LibTiff.Classic.Compression.CCITTFAX4, TestTiffs.Kind.Bilevel, page));

        Assert.Equal(TestScans.CodeText, Assert.Single(Assert.Single(reading.Pages).Codes).Text);
    }

    [Fact]
    public async Task ReadAsync_PageWithoutCode_FindsNoneAndIsNotInDoubt()
    {
        using var page = TestScans.Form(code: null);

        var reading = await ReadAsync(page.EncodeAs(SKEncodedImageFormat.Png));

        var read = Assert.Single(reading.Pages);
        Assert.Empty(read.Codes);
        Assert.Null(read.Doubt);
    }

    [Fact]
    public async Task ReadAsync_TwoCodesOnAPage_FindsBoth()
    {
        using var page = TestScans.Form("OURS-0001");
        using var other = TestScans.Form("THEIRS-0002");
        using (var canvas = new SKCanvas(page))
        {
            canvas.DrawBitmap(other, new SKRect(1100, 100, 1654, 600), new SKRect(100, 100, 654, 600));
        }

        var reading = await ReadAsync(page.EncodeAs(SKEncodedImageFormat.Png));

        Assert.Equal(["OURS-0001", "THEIRS-0002"], Assert.Single(reading.Pages).Codes.Select(code => code.Text).Order());
    }

    [Fact]
    public async Task ReadAsync_CodeTextThatLooksLikeScript_ComesOutAsIs()
    {
        const string Text = "\"});globalThis.x=1;//\\u0000<script>alert('紛失')</script>";
        using var page = TestScans.Form(Text, codeMillimetres: 40);

        var reading = await ReadAsync(page.EncodeAs(SKEncodedImageFormat.Png));

        Assert.Equal(Text, Assert.Single(Assert.Single(reading.Pages).Codes).Text);
    }

    Task<ScanReading> ReadAsync(byte[] file) => reader.ReadAsync(file, TestContext.Current.CancellationToken);
}
