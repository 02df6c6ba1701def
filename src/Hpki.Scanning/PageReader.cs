using Hpki.Procedures.Forms;
using Hpki.Scanning.Codes;
using Hpki.Scanning.Forms;
using Hpki.Scanning.Images;
using Hpki.Scanning.Rendering;

namespace Hpki.Scanning;

/// <summary>From a page's pixels to what it says: codes, form, whether it is empty.</summary>
sealed class PageReader(IReadOnlyList<FormLayout> layouts) : IDisposable
{
    readonly CodeReader codeReader = new();
    readonly KnownForms forms = new(layouts);

    /// <returns>The page but for its pictures; it owns the pixels from now on. Null when there are none.</returns>
    public async Task<RecognisedPage?> RecogniseAsync(int number, RenderedPage rendered, CancellationToken cancellationToken)
    {
        if (rendered.Image is not { } image)
        {
            return null;
        }

        var sketch = Sketch.Of(image);
        var isBlank = rendered.Doubt is null && BlankPage.Is(sketch);
        var marked = new Lazy<IReadOnlyList<MarkedPage>>(() => Marked(image, sketch));
        var codes = isBlank || image.IsAllWhite ? [] : await codeReader.ReadAsync(image, marked, cancellationToken);
        var form = isBlank || codes is null ? null : new FormReader(forms).Read(image, sketch, codes, marked);
        return new RecognisedPage(number, image, sketch)
        {
            IsBlank = isBlank,
            Codes = codes ?? [],
            Form = form,
            IsUnknownForm = !isBlank && form is null && codes is not null && !codes.Any(CodeReader.IsOurs) && marked.Value.Count > 0,
            Turned = form?.Placement?.RotationDegrees ?? Upright(codes ?? []),
            Doubt = rendered.Doubt ?? (codes is null ? PageDoubt.CodesNotRead : null),
        };
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
