using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using BitMiracle.LibTiff.Classic;
using SkiaSharp;

namespace Hpki.Scanning.Tests;

/// <summary>Small files that ask for all memory or all time: each ends with pages or a refusal, and the next file is read as if nothing had been.</summary>
public sealed class BombTests(ReaderFixture fixture)
{
    const int Large = 10_000;

    readonly ScanReader reader = fixture.Reader;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>A hundred million pixels take seconds each to decode, turn and search: the short run has one image and one in a PDF.</summary>
    public static TheoryData<string> LargeImages => FuzzSeeds.IsLong ? ["jpeg", "png", "g4 tiff", "jpeg in pdf"] : ["png", "jpeg in pdf"];

    [Theory]
    [MemberData(nameof(LargeImages))]
    public async Task ReadAsync_TenThousandPixelsSquare_IsOnePageBroughtDownOrARefusal(string kind)
    {
        var reading = await ReadAsync(LargeImage(kind));

        var page = Assert.Single(reading.Pages);
        Assert.True(page is { WidthPixels: > 1_000 and <= Large } || page.Doubt is not null || reading.Refusal is not null);
    }

    [Theory]
    [InlineData(50_000, 50_000)]
    [InlineData(10_001, 1)]
    [InlineData(1, 10_001)]
    [InlineData(int.MaxValue, int.MaxValue)]
    public async Task ReadAsync_PngDeclaringMoreThanAPage_IsRefusedBeforeItIsUnpacked(int width, int height)
    {
        var png = TestPngs.Write(1, 1, 8, 0, [0]);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Images.Crc32.Of(png.AsSpan(12, 17)));

        var reading = await ReadAsync(png);

        Assert.Equal(ScanRefusalKind.PageTooLarge, reading.Refusal?.Kind);
    }

    [Theory]
    [InlineData(273, 50_000_000u)]
    [InlineData(279, 50_000_000u)]
    [InlineData(273, uint.MaxValue)]
    [InlineData(258, uint.MaxValue)]
    public async Task ReadAsync_TiffWithHugeCounts_Ends(ushort tag, uint count)
    {
        using var page = TestScans.Form(width: 400, height: 400, code: null);
        var tiff = TestTiffs.Write(Compression.LZW, TestTiffs.Kind.Gray, page);
        var directory = (int)BitConverter.ToUInt32(tiff, 4);
        for (var i = 0; i < BitConverter.ToUInt16(tiff, directory); i++)
        {
            var entry = directory + 2 + (i * 12);
            if (BitConverter.ToUInt16(tiff, entry) == tag)
            {
                BitConverter.TryWriteBytes(tiff.AsSpan(entry + 4), count);
            }
        }

        await ReadAsync(tiff);
    }

    [Theory]
    [InlineData("object stream")]
    [InlineData("fifty filters")]
    [InlineData("table that leads back to itself")]
    [InlineData("page tree that contains itself")]
    [InlineData("page tree ten thousand deep")]
    [InlineData("form that draws itself")]
    [InlineData("forms that draw ten of the next")]
    [InlineData("pattern of a billion tiles")]
    [InlineData("a million saved states")]
    [InlineData("length that refers to itself")]
    [InlineData("JPEG 2000 of 60,000 pixels in tiles of one")]
    [InlineData("JBIG2 of two thousand million pixels")]
    [InlineData("mask of a mask")]
    public async Task ReadAsync_PdfBomb_Ends(string kind)
    {
        // Some never end by themselves; how long they are let run is not what is asked here.
        using var impatient = new ScanReader(new ScanReaderOptions { CacheDirectory = ReaderFixture.Cache, StepTimeLimit = TimeSpan.FromSeconds(3) }, TimeProvider.System);

        AssertEnded(await impatient.ReadAsync(PdfBomb(kind), Stop));
    }

    [Fact]
    public async Task ReadAsync_FiveHundredAndOnePages_IsRefused()
    {
        var pdf = new RawPdf();
        Enumerable.Range(0, 501).ToList().ForEach(_ => pdf.AddPage("595", "842", ""));

        Assert.Equal(ScanRefusalKind.TooManyPages, (await ReadAsync(pdf.ToArray())).Refusal?.Kind);
    }

    async Task<ScanReading> ReadAsync(byte[] file)
    {
        var reading = await reader.ReadAsync(file, Stop);

        AssertEnded(reading);
        using var good = TestScans.Form(width: 600, height: 800, codeMillimetres: 15);
        Assert.Equal(TestScans.CodeText, Assert.Single(Assert.Single((await reader.ReadAsync(TestPdfs.OfImages(good), Stop)).Pages).Codes).Text);
        return reading;
    }

    static void AssertEnded(ScanReading reading)
    {
        Assert.True(reading.Refusal is not null || reading.PageCount > 0, "Neither pages nor a refusal.");
        Assert.Equal(reading.PageCount, reading.Pages.Count);
    }

    static byte[] LargeImage(string kind)
    {
        using var page = TestScans.Form(code: null, width: Large, height: Large);
        return kind switch
        {
            "jpeg" => page.EncodeAs(SKEncodedImageFormat.Jpeg),
            "png" => page.EncodeAs(SKEncodedImageFormat.Png),
            "g4 tiff" => TestTiffs.Write(Compression.CCITTFAX4, TestTiffs.Kind.Bilevel, page),
            "jpeg in pdf" => TestPdfs.OfImages(page),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
    }

    static byte[] PdfBomb(string kind)
    {
        var pdf = new RawPdf();
        switch (kind)
        {
            case "object stream":
                return WithObjectStream();
            case "fifty filters":
                var packed = "0 0 m"u8.ToArray();
                for (var i = 0; i < 50; i++)
                {
                    packed = TestPdfs.Deflated(packed);
                }

                var contents = pdf.Add($"<</Length {packed.Length}/Filter[{string.Concat(Enumerable.Repeat("/FlateDecode", 50))}]>>", packed);
                pdf.AddPage("595", "842", "", extra: $"/Contents {contents} 0 R");
                return pdf.ToArray();
            case "table that leads back to itself":
                pdf.AddPage("595", "842", "100 100 200 200 re f");
                var text = Encoding.Latin1.GetString(pdf.ToArray());
                var table = text.LastIndexOf("xref\n0", StringComparison.Ordinal);
                return Encoding.Latin1.GetBytes(text.Replace("/Root 1 0 R>>", $"/Root 1 0 R/Prev {table.ToString(CultureInfo.InvariantCulture)}>>", StringComparison.Ordinal));
            case "page tree that contains itself":
                pdf.AddPage("595", "842", "");
                return Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(pdf.ToArray()).Replace("/Kids[4 0 R]", "/Kids[2 0 R]", StringComparison.Ordinal));
            case "page tree ten thousand deep":
                for (var i = 0; i < 10_000; i++)
                {
                    pdf.Add($"<</Type/Pages/Count 1/Kids[{i + 4} 0 R]>>");
                }

                pdf.AddPage("595", "842", "");
                return Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(pdf.ToArray()).Replace("/Kids[10004 0 R]", "/Kids[3 0 R]", StringComparison.Ordinal));
            case "form that draws itself":
                pdf.Add("<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</F 3 0 R>>>>/Length 5>>", "/F Do"u8.ToArray());
                pdf.AddPage("595", "842", "/F Do", resources: "/XObject<</F 3 0 R>>");
                return pdf.ToArray();
            case "forms that draw ten of the next":
                for (var i = 0; i < 12; i++)
                {
                    var draw = string.Concat(Enumerable.Repeat("/F Do ", 10));
                    pdf.Add($"<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</F {i + 4} 0 R>>>>/Length {draw.Length}>>", Encoding.Latin1.GetBytes(draw));
                }

                pdf.Add("<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Length 18>>", "0 0 595 842 re f  "u8.ToArray());
                pdf.AddPage("595", "842", "/F Do", resources: "/XObject<</F 3 0 R>>");
                return pdf.ToArray();
            case "pattern of a billion tiles":
                pdf.Add("<</Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep 0.0001/YStep 0.0001/Resources<<>>/Length 12>>", "0 0 1 1 re f"u8.ToArray());
                pdf.AddPage("595", "842", "/Pattern cs /P scn 0 0 595 842 re f", resources: "/Pattern<</P 3 0 R>>");
                return pdf.ToArray();
            case "a million saved states":
                pdf.AddPage("595", "842", string.Concat(Enumerable.Repeat("q ", 1_000_000)));
                return pdf.ToArray();
            case "length that refers to itself":
                pdf.Add("<</Length 3 0 R>>", "100 100 200 200 re f"u8.ToArray());
                pdf.AddPage("595", "842", "", extra: "/Contents 3 0 R");
                return pdf.ToArray();
            case "JPEG 2000 of 60,000 pixels in tiles of one":
                return WithImage("/JPXDecode", Jpeg2000());
            case "JBIG2 of two thousand million pixels":
                return WithImage("/JBIG2Decode", Jbig2());
            case "mask of a mask":
                pdf.Add("<</Type/XObject/Subtype/Image/Width 10000/Height 10000/ColorSpace/DeviceGray/BitsPerComponent 8/SMask 3 0 R/Filter/FlateDecode/Length 20>>", new byte[20]);
                pdf.AddPage("595", "842", "q 595 0 0 842 0 0 cm /M Do Q", resources: "/XObject<</M 3 0 R>>");
                return pdf.ToArray();
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, null);
        }
    }

    // The objects of the document lie in a stream that unpacks to 400 MB.
    static byte[] WithObjectStream()
    {
        var objects = new byte[400_000_000];
        Array.Fill(objects, (byte)' ');
        "1 0 2 40 "u8.CopyTo(objects);
        "<</Type/Catalog/Pages 2 0 R>>"u8.CopyTo(objects.AsSpan(20));
        var stream = TestPdfs.Deflated(objects);
        const string Start = "%PDF-1.5\n";
        var objectStream = $"3 0 obj\n<</Type/ObjStm/N 2/First 20/Filter/FlateDecode/Length {stream.Length}>>\nstream\n";
        byte[] body = [.. Encoding.Latin1.GetBytes(Start + objectStream), .. stream, .. "\nendstream\nendobj\n"u8];
        byte[] entries = [0, 0, 0, 0, 255, 2, 0, 3, 0, 0, 2, 0, 3, 0, 1, 1, 0, (byte)Start.Length, 0, 0];
        return
        [
            .. body,
            .. Encoding.Latin1.GetBytes($"4 0 obj\n<</Type/XRef/Size 4/Root 1 0 R/W[1 2 2]/Length {entries.Length}>>\nstream\n"),
            .. entries,
            .. Encoding.Latin1.GetBytes($"\nendstream\nendobj\nstartxref\n{body.Length}\n%%EOF\n"),
        ];
    }

    static byte[] WithImage(string filter, byte[] content)
    {
        var pdf = new RawPdf();
        pdf.AddPage("595", "842", "q 595 0 0 842 0 0 cm /I Do Q",
            $"<</Type/XObject/Subtype/Image/Width 60000/Height 60000/ColorSpace/DeviceGray/BitsPerComponent 1/Filter{filter}/Length {content.Length}>>", content);
        return pdf.ToArray();
    }

    // ITU-T T.800: SOC, SIZ (60,000 × 60,000, tiles of 1 × 1, one component), COD, QCD, an empty tile, EOC.
    static byte[] Jpeg2000() =>
    [
        0xFF, 0x4F,
        0xFF, 0x51, 0, 41, 0, 0, .. Big(60_000), .. Big(60_000), .. Big(0), .. Big(0), .. Big(1), .. Big(1), .. Big(0), .. Big(0), 0, 1, 7, 1, 1,
        0xFF, 0x52, 0, 12, 0, 0, 0, 1, 0, 5, 4, 4, 0, 0,
        0xFF, 0x5C, 0, 4, 0x20, 0x40,
        0xFF, 0x90, 0, 10, 0, 0, .. Big(14), 0, 1, 0xFF, 0x93,
        0xFF, 0xD9,
    ];

    // ITU-T T.88: page information, then a generic region, both of 2^31 − 1 pixels a side.
    static byte[] Jbig2() =>
    [
        .. Big(0), 48, 0, 1, .. Big(19), .. Big(int.MaxValue), .. Big(int.MaxValue), .. Big(0), .. Big(0), 0, 0, 0,
        .. Big(1), 38, 0, 1, .. Big(26), .. Big(int.MaxValue), .. Big(int.MaxValue), .. Big(0), .. Big(0), 0, 0, 3, 0xFF, 0xFD, 0xFF, 2, 0xFE, 0xFE, 0xFE,
    ];

    static byte[] Big(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
