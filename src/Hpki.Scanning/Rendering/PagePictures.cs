using System.Buffers.Binary;
using System.Text;

namespace Hpki.Scanning.Rendering;

/// <summary>
/// Takes a page that is nothing but upright pictures, as scanners make them, from the decoded pictures themselves. Drawing the page would
/// resample every pixel onto itself, which takes twice as long as decoding it. Whatever is not as plain as that is left to be drawn.
/// Names and numbers are those of PDFium's public headers (fpdf_edit.h).
/// </summary>
/// <param name="pdfium">The sandbox in which the document is open.</param>
sealed class PagePictures(PdfiumInstance pdfium)
{
    const int MostObjects = 5_000;

    /// <summary>A2 at 400 dpi. A picture of more is brought down while it is drawn, in the sandbox's memory.</summary>
    const long MostPixels = 64_000_000;

    const int Text = 1;
    const int Picture = 3;
    const int Invisible = 3;
    const int Gray = 1;
    const int Bgr = 2;
    const int BgrAndNothing = 3;
    const double WholePixel = 0.05;

    /// <summary>The others (JBIG2, JPEG 2000) PDFium decodes only while it draws.</summary>
    static readonly string[] Filters = ["DCTDecode", "CCITTFaxDecode", "FlateDecode", "LZWDecode", "RunLengthDecode"];

    /// <returns>Null when the page has to be drawn.</returns>
    public GrayImage? TryTake(int page, int width, int height)
    {
        var count = pdfium.Call("FPDFPage_CountObjects", page);
        Span<float> box = stackalloc float[4];
        if (count is < 1 or > MostObjects || pdfium.Call("FPDFPage_GetRotation", page) != 0 || pdfium.Call("FPDFPage_GetAnnotCount", page) != 0
            || !Floats("FPDF_GetPageBoundingBox", page, box))
        {
            return null;
        }

        var (left, top) = (box[0], box[1]);
        var (across, down) = (width / (box[2] - left), height / (top - box[3]));
        var places = new List<(int Picture, Place Place)>();
        Span<float> matrix = stackalloc float[6];
        for (var i = 0; i < count; i++)
        {
            var picture = pdfium.Call("FPDFPage_GetObject", page, i);
            if (picture != 0 && IsInvisibleText(picture))
            {
                continue;
            }

            if (picture == 0 || !IsPlain(picture, page) || !Floats("FPDFPageObj_GetMatrix", picture, matrix) || matrix is not [> 0, 0, 0, > 0, ..])
            {
                return null;
            }

            var (x, y) = ((matrix[4] - left) * across, (top - matrix[5] - matrix[3]) * down);
            places.Add((picture, new Place(x, y, matrix[0] * across, matrix[3] * down)));
        }

        return places is [var only] && only.Place.Covers(width, height) ? TakeWhole(only.Picture, width, height) : TakeAll(places, width, height);
    }

    // What text recognition leaves on a scan, so that it can be searched.
    bool IsInvisibleText(int item) => pdfium.Call("FPDFPageObj_GetType", item) == Text && pdfium.Call("FPDFTextObj_GetTextRenderMode", item) == Invisible;

    bool IsPlain(int picture, int page) =>
        pdfium.Call("FPDFPageObj_GetType", picture) == Picture
        && pdfium.Call("FPDFPageObj_HasTransparency", picture) == 0
        && pdfium.Call("FPDFPageObj_CountMarks", picture) == 0
        && pdfium.Call("FPDFClipPath_CountPaths", pdfium.Call("FPDFPageObj_GetClipPath", picture)) <= 0
        && HasColours(picture, page)
        && Enumerable.Range(0, pdfium.Call("FPDFImageObj_GetImageFilterCount", picture)).All(filter => Filters.Contains(FilterOf(picture, filter)));

    // A stencil has none: it is painted in whatever colour is set.
    bool HasColours(int picture, int page)
    {
        Span<byte> metadata = stackalloc byte[28];
        return Ask("FPDFImageObj_GetImageMetadata", [picture, page], metadata) && BinaryPrimitives.ReadInt32LittleEndian(metadata[20..]) != 0;
    }

    string FilterOf(int picture, int index)
    {
        const int Longest = 16;
        var name = pdfium.Place(new byte[Longest]);
        var length = name == 0 ? 0 : pdfium.Call("FPDFImageObj_GetImageFilter", picture, index, name, Longest);
        var filter = length is > 0 and <= Longest ? Encoding.ASCII.GetString(pdfium.Read(name, length - 1)) : "";
        pdfium.Free(name);
        return filter;
    }

    (int Width, int Height) Size(int picture)
    {
        Span<byte> size = stackalloc byte[8];
        var (width, height) = (pdfium.Place(size[..4]), pdfium.Place(size[4..]));
        var known = width != 0 && height != 0 && pdfium.Call("FPDFImageObj_GetImagePixelSize", picture, width, height) != 0;
        var answer = known ? (Int32(width), Int32(height)) : (0, 0);
        pdfium.Free(width);
        pdfium.Free(height);
        return answer;

        int Int32(int address) => BinaryPrimitives.ReadInt32LittleEndian(pdfium.Read(address, 4));
    }

    // Coarser pictures are drawn: enlarging them needs smoothing.
    GrayImage? TakeWhole(int picture, int width, int height)
    {
        var size = Size(picture);
        if (size.Width < width || size.Height < height || (long)size.Width * size.Height > MostPixels)
        {
            return null;
        }

        var whole = new GrayImage(size.Width, size.Height);
        var isTaken = Decode(picture, whole, 0, 0, size);
        if (isTaken && size == (width, height))
        {
            return whole;
        }

        using (whole)
        {
            return isTaken ? whole.ScaledTo(width, height) : null;
        }
    }

    // Strips and tiles.
    GrayImage? TakeAll(List<(int Picture, Place Place)> places, int width, int height)
    {
        if (places.Count == 0 || !places.TrueForAll(p => p.Place.IsWhole && Size(p.Picture) == p.Place.Size))
        {
            return null;
        }

        var page = new GrayImage(width, height);
        page.Pixels.Fill(byte.MaxValue);
        foreach (var (picture, place) in places)
        {
            if (!Decode(picture, page, place.Left, place.Top, place.Size))
            {
                page.Dispose();
                return null;
            }
        }

        return page;
    }

    bool Decode(int picture, GrayImage page, int left, int top, (int Width, int Height) size)
    {
        var bitmap = pdfium.Call("FPDFImageObj_GetBitmap", picture);
        if (bitmap == 0)
        {
            return false;
        }

        var isKnown = (pdfium.Call("FPDFBitmap_GetWidth", bitmap), pdfium.Call("FPDFBitmap_GetHeight", bitmap)) == size
            && Copy(bitmap, pdfium.Call("FPDFBitmap_GetFormat", bitmap), page, left, top, size);
        pdfium.Call("FPDFBitmap_Destroy", bitmap);
        return isKnown;
    }

    bool Copy(int bitmap, int format, GrayImage page, int left, int top, (int Width, int Height) size)
    {
        var bytes = format switch { Gray => 1, Bgr => 3, BgrAndNothing => 4, _ => 0 };
        if (bytes == 0)
        {
            return false;
        }

        var stride = pdfium.Call("FPDFBitmap_GetStride", bitmap);
        var pixels = pdfium.Read(pdfium.Call("FPDFBitmap_GetBuffer", bitmap), checked(stride * size.Height));
        var (from, to) = (Math.Max(0, -left), Math.Min(size.Width, page.Width - left));
        for (var y = Math.Max(0, -top); y < Math.Min(size.Height, page.Height - top) && from < to; y++)
        {
            var row = pixels.Slice((y * stride) + (from * bytes), (to - from) * bytes);
            var target = page.Pixels.Slice(((top + y) * page.Width) + left + from, to - from);
            if (bytes == 1)
            {
                row.CopyTo(target);
            }
            else
            {
                ToGray(row, bytes, target);
            }
        }

        return true;
    }

    // As PDFium does when it draws colours in gray.
    static void ToGray(ReadOnlySpan<byte> colours, int bytes, Span<byte> grays)
    {
        for (int i = 0, at = 0; i < grays.Length; i++, at += bytes)
        {
            grays[i] = (byte)(((colours[at] * 11) + (colours[at + 1] * 59) + (colours[at + 2] * 30)) / 100);
        }
    }

    bool Floats(string export, int of, Span<float> answer)
    {
        Span<byte> bytes = stackalloc byte[4 * 6];
        var isKnown = Ask(export, [of], bytes[..(4 * answer.Length)]);
        for (var i = 0; i < answer.Length; i++)
        {
            answer[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(4 * i)..]);
        }

        return isKnown && !answer.ContainsAnyExceptInRange(float.MinValue, float.MaxValue);
    }

    bool Ask(string export, ReadOnlySpan<int> arguments, Span<byte> answer)
    {
        answer.Clear();
        var address = pdfium.Place(answer);
        var isKnown = address != 0 && pdfium.Call(export, [.. arguments, address]) != 0;
        if (isKnown)
        {
            pdfium.Read(address, answer.Length).CopyTo(answer);
        }

        pdfium.Free(address);
        return isKnown;
    }

    /// <summary>Where a picture lies, in pixels of the page.</summary>
    readonly record struct Place(double X, double Y, double Across, double Down)
    {
        public int Left => (int)Math.Round(X);

        public int Top => (int)Math.Round(Y);

        public (int Width, int Height) Size => ((int)Math.Round(Across), (int)Math.Round(Down));

        public bool IsWhole => Math.Abs(X - Left) < WholePixel && Math.Abs(Y - Top) < WholePixel
            && Math.Abs(Across - Size.Width) < WholePixel && Math.Abs(Down - Size.Height) < WholePixel;

        /// <summary>But for less than a pixel at an edge.</summary>
        public bool Covers(int width, int height) =>
            Math.Abs(X) < 1 && Math.Abs(Y) < 1 && Math.Abs(X + Across - width) < 1 && Math.Abs(Y + Down - height) < 1;
    }
}
