namespace Hpki.Scanning.Images;

/// <summary>Compression schemes of TIFF 6.0, its technical notes and libtiff.</summary>
enum TiffCompression : uint
{
    None = 1,
    ModifiedHuffman = 2,
    Group3 = 3,
    Group4 = 4,
    Lzw = 5,
    OldJpeg = 6,
    Jpeg = 7,
    Deflate = 8,
    PackBits = 32773,
    OldDeflate = 32946,
}
