using BitMiracle.LibTiff.Classic;
using Hpki.LocalHost.Demo;

namespace Hpki.LocalHost.Tests.Demo;

public sealed class GrayTiffTests
{
    [Fact]
    public void Write_TwoPagesOfOddSize_ReadBackByAnotherReader()
    {
        using var folder = new TemporaryFolder();
        (int Width, int Height, byte[] Pixels)[] pages = [(7, 5, Pattern(35)), (3, 9, Pattern(27))];

        File.WriteAllBytes(folder["scan.tif"], GrayTiff.Write(pages, dpi: 200));

        using Tiff tiff = Tiff.Open(folder["scan.tif"], "r");
        Assert.Equal(2, tiff.NumberOfDirectories());
        foreach ((int width, int height, byte[] pixels) in pages)
        {
            Assert.Equal(width, tiff.GetField(TiffTag.IMAGEWIDTH)[0].ToInt());
            Assert.Equal(height, tiff.GetField(TiffTag.IMAGELENGTH)[0].ToInt());
            Assert.Equal(200, tiff.GetField(TiffTag.XRESOLUTION)[0].ToFloat());
            byte[] strip = new byte[tiff.StripSize()];
            Assert.Equal(pixels.Length, tiff.ReadEncodedStrip(0, strip, 0, strip.Length));
            Assert.Equal(pixels, strip);
            tiff.ReadDirectory();
        }
    }

    static byte[] Pattern(int length) => [.. Enumerable.Range(0, length).Select(i => (byte)(i * 7))];
}
