using System.Buffers.Binary;

namespace Hpki.Scanning.Rendering;

/// <summary>A PDF open in a sandbox. Names and numbers are those of PDFium's public headers (fpdfview.h).</summary>
sealed class PdfiumDocument
{
    const int GrayFormat = 1;
    const int DrawAnnotations = 0x01;
    const int DrawGray = 0x08;
    const int White = -1;
    const int PasswordError = 4;
    const int SecurityError = 5;

    readonly PdfiumInstance pdfium;
    readonly int access;
    readonly int handle;
    readonly bool showsPicturesAsTheyAre;

    PdfiumDocument(PdfiumInstance pdfium, int access, int handle, bool showsPicturesAsTheyAre)
    {
        this.showsPicturesAsTheyAre = showsPicturesAsTheyAre;
        this.pdfium = pdfium;
        this.access = access;
        this.handle = handle;
        PageCount = pdfium.Call("FPDF_GetPageCount", handle);
    }

    public int PageCount { get; }

    /// <summary>False when PDFium had to rebuild the cross-reference table by searching the file for objects.</summary>
    public bool HasValidTable => pdfium.Call("FPDF_DocumentHasValidCrossReferenceTable", handle) != 0;

    /// <param name="pdfium">A fresh sandbox.</param>
    /// <param name="pdf">The file.</param>
    /// <param name="mayHidePictures">What <see cref="PictureTerms"/> say of it.</param>
    /// <exception cref="ScanRefusedException">PDFium cannot open it.</exception>
    public static PdfiumDocument Open(PdfiumInstance pdfium, ScanContent pdf, bool mayHidePictures)
    {
        var access = pdfium.Serve(pdf);
        var handle = access == 0 ? 0 : pdfium.Call("FPDF_LoadCustomDocument", access, 0);
        if (handle != 0)
        {
            return new PdfiumDocument(pdfium, access, handle, !mayHidePictures);
        }

        throw new ScanRefusedException(pdfium.Call("FPDF_GetLastError") switch
        {
            PasswordError or SecurityError => ScanRefusal.EncryptedPdf,
            _ when pdfium.MemoryWasRefused => ScanRefusal.TooMuchMemory,
            _ => ScanRefusal.Damaged,
        });
    }

    /// <summary>Size in points (1/72 inch), turned as the page says; zero when the page is not there.</summary>
    public (float Width, float Height) PageSize(int index)
    {
        Span<byte> empty = stackalloc byte[8];
        empty.Clear();
        var size = pdfium.Place(empty);
        try
        {
            if (size == 0 || pdfium.Call("FPDF_GetPageSizeByIndexF", handle, index, size) == 0)
            {
                return (0, 0);
            }

            var answer = pdfium.Read(size, 8);
            return (BinaryPrimitives.ReadSingleLittleEndian(answer), BinaryPrimitives.ReadSingleLittleEndian(answer[4..]));
        }
        finally
        {
            pdfium.Free(size);
        }
    }

    public RenderedPage Render(int index, int width, int height)
    {
        pdfium.ForgetRefusedMemory();
        var page = pdfium.Call("FPDF_LoadPage", handle, index);
        if (page == 0)
        {
            return new RenderedPage(null, pdfium.MemoryWasRefused ? PageDoubt.TooMuchMemory : PageDoubt.Unreadable);
        }

        var taken = showsPicturesAsTheyAre ? new PagePictures(pdfium).TryTake(page, width, height) : null;
        if ((taken ?? Draw(page, width, height)) is not { } image)
        {
            return new RenderedPage(null, PageDoubt.TooMuchMemory);
        }

        var doubt = pdfium.MemoryWasRefused ? PageDoubt.TooMuchMemory
            : image.IsAllWhite && !ShowsEmptyPictures(page) ? PageDoubt.AllWhite
            : HasInvisibleText(page) ? PageDoubt.MissingFont
            : (PageDoubt?)null;
        pdfium.Call("FPDF_ClosePage", page);
        return new RenderedPage(image, doubt);
    }

    GrayImage? Draw(int page, int width, int height)
    {
        var bitmap = pdfium.Call("FPDFBitmap_CreateEx", width, height, GrayFormat, 0, 0);
        if (bitmap == 0)
        {
            return null;
        }

        pdfium.Call("FPDFBitmap_FillRect", bitmap, 0, 0, width, height, White);
        pdfium.Call("FPDF_RenderPageBitmap", bitmap, page, 0, 0, width, height, 0, DrawAnnotations | DrawGray);
        var image = Pixels(bitmap, width, height);
        pdfium.Call("FPDFBitmap_Destroy", bitmap);
        return image;
    }

    public void Close()
    {
        pdfium.Call("FPDF_CloseDocument", handle);
        pdfium.Free(access);
    }

    GrayImage Pixels(int bitmap, int width, int height)
    {
        var stride = pdfium.Call("FPDFBitmap_GetStride", bitmap);
        var buffer = pdfium.Read(pdfium.Call("FPDFBitmap_GetBuffer", bitmap), checked(stride * height));
        var image = new GrayImage(width, height);
        for (var y = 0; y < height; y++)
        {
            buffer.Slice(y * stride, width).CopyTo(image.Pixels.Slice(y * width, width));
        }

        return image;
    }

    // A blank back scanned in black and white is wholly white, and so is a picture that failed to be decoded without a word. The first is made
    // of pictures that can be decoded and whose data are as few as nothing but white needs.
    bool ShowsEmptyPictures(int page)
    {
        const int Picture = 3;
        var count = pdfium.Call("FPDFPage_CountObjects", page);
        for (var i = 0; i < count; i++)
        {
            var picture = pdfium.Call("FPDFPage_GetObject", page, i);
            if (picture == 0 || pdfium.Call("FPDFPageObj_GetType", picture) != Picture || !IsDecodedFromLittle(picture))
            {
                return false;
            }
        }

        return count > 0;
    }

    bool IsDecodedFromLittle(int picture)
    {
        // White alone packs far better than this, writing far worse.
        const int LeastPacking = 384;
        var bitmap = pdfium.Call("FPDFImageObj_GetBitmap", picture);
        if (bitmap == 0)
        {
            return false;
        }

        var pixels = (long)pdfium.Call("FPDFBitmap_GetWidth", bitmap) * pdfium.Call("FPDFBitmap_GetHeight", bitmap);
        pdfium.Call("FPDFBitmap_Destroy", bitmap);
        return pdfium.Call("FPDFImageObj_GetImageFilterCount", picture) == 0
            || IsJpeg(picture)
            || pdfium.Call("FPDFImageObj_GetImageDataRaw", picture, 0, 0) <= Math.Max(512, pixels / LeastPacking);
    }

    // A damaged JPEG turns gray, not white.
    bool IsJpeg(int picture)
    {
        Span<byte> empty = stackalloc byte[16];
        empty.Clear();
        var name = pdfium.Place(empty);
        try
        {
            return name != 0 && pdfium.Call("FPDFImageObj_GetImageFilter", picture, 0, name, empty.Length) > 0
                && pdfium.Read(name, empty.Length).StartsWith("DCTDecode\0"u8);
        }
        finally
        {
            pdfium.Free(name);
        }
    }

    // PDFium has fonts of its own for Latin text, but none for Japanese: such text needs its font in the file, or nothing is drawn.
    bool HasInvisibleText(int page)
    {
        const int MostCharacters = 5_000;
        const int FirstEastAsian = 0x2E80;
        var text = pdfium.Call("FPDFText_LoadPage", page);
        if (text == 0)
        {
            return false;
        }

        var characters = Math.Min(pdfium.Call("FPDFText_CountChars", text), MostCharacters);
        var invisible = false;
        for (var i = 0; i < characters && !invisible; i++)
        {
            if (pdfium.Call("FPDFText_GetUnicode", text, i) >= FirstEastAsian)
            {
                var textObject = pdfium.Call("FPDFText_GetTextObject", text, i);
                var font = textObject == 0 ? 0 : pdfium.Call("FPDFTextObj_GetFont", textObject);
                invisible = font != 0 && pdfium.Call("FPDFFont_GetIsEmbedded", font) == 0;
            }
        }

        pdfium.Call("FPDFText_ClosePage", text);
        return invisible;
    }
}
