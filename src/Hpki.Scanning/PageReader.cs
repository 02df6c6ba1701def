using Hpki.Procedures.Forms;
using Hpki.Scanning.Codes;
using Hpki.Scanning.Forms;
using Hpki.Scanning.Images;
using Hpki.Scanning.Rendering;

namespace Hpki.Scanning;

/// <summary>From a page's pixels to what it says: codes, form, whether it is empty, and the pictures for the viewer.</summary>
sealed class PageReader(IReadOnlyList<FormLayout> layouts) : IDisposable
{
    readonly CodeReader codeReader = new();
    readonly KnownForms forms = new(layouts);

    public async Task<ScannedPage> ReadAsync(int number, RenderedPage rendered, CancellationToken cancellationToken)
    {
        using var image = rendered.Image;
        if (image is null)
        {
            return new ScannedPage { Number = number, WidthPixels = 0, HeightPixels = 0, ViewerImage = null, Codes = [], Doubt = rendered.Doubt };
        }

        var sketch = Sketch.Of(image);
        var isBlank = rendered.Doubt is null && BlankPage.Is(sketch);
        var marked = new Lazy<IReadOnlyList<MarkedPage>>(() => Marked(image, sketch));
        var codes = isBlank || image.IsAllWhite ? [] : await codeReader.ReadAsync(image, marked, cancellationToken);
        var form = isBlank || codes is null ? null : new FormReader(forms).Read(image, sketch, codes, marked);
        var turned = form?.Placement?.RotationDegrees ?? Upright(codes ?? []);
        var (straight, placement) = StraightImage.Of(image, turned, form?.Placement);
        try
        {
            return new ScannedPage
            {
                Number = number,
                WidthPixels = straight.Width,
                HeightPixels = straight.Height,
                ViewerImage = ViewerImage.Encode(straight),
                Thumbnail = ViewerImage.Thumbnail(sketch, turned),
                Codes = [.. (codes ?? []).Select(code => code.Found)],
                IsBlank = isBlank,
                Form = form is null ? null : form with { Placement = placement },
                Doubt = rendered.Doubt ?? (codes is null ? PageDoubt.CodesNotRead : null),
            };
        }
        finally
        {
            if (straight != image)
            {
                straight.Dispose();
            }
        }
    }

    public void Dispose() => codeReader.Dispose();

    List<MarkedPage> Marked(GrayImage image, Sketch sketch)
    {
        var registration = new Registration(image, sketch);
        return [.. forms.Frames.SelectMany(frame => registration.ByMarks(frame).Select(placement => new MarkedPage(frame, placement)))];
    }

    // A code of ours without geometry (a cover sheet) tells at least which way is up. A stranger's code may stand any way on its page.
    static double Upright(IReadOnlyList<LocatedCode> codes) =>
        codes.Where(code => FormCode.TryParse(code.Text, out _, out _)).Select(code => 90 * Math.Round(code.RotationDegrees / 90.0)).FirstOrDefault();
}
