using Hpki.Scanning.Codes;
using Hpki.Scanning.Forms;
using Hpki.Scanning.Images;
using Hpki.Scanning.Rendering;

namespace Hpki.Scanning;

/// <summary>A page of which everything is known; its pictures for the viewer are still to be made, which can be done beside reading the next page.</summary>
sealed class RecognisedPage(int number, GrayImage image, Sketch sketch) : IDisposable
{
    public required bool IsBlank { get; init; }

    public required IReadOnlyList<LocatedCode> Codes { get; init; }

    public required FormReading? Form { get; init; }

    public required bool IsUnknownForm { get; init; }

    /// <summary>How far the paper is turned clockwise.</summary>
    public required double Turned { get; init; }

    public required PageDoubt? Doubt { get; init; }

    /// <summary>Ends with the picture given back.</summary>
    public ScannedPage Finish()
    {
        using (image)
        {
            var (straight, placement) = StraightImage.Of(image, Turned, Form?.Placement);
            try
            {
                return new ScannedPage
                {
                    Number = number,
                    WidthPixels = straight.Width,
                    HeightPixels = straight.Height,
                    ViewerImage = ViewerImage.Encode(straight),
                    Thumbnail = ViewerImage.Thumbnail(sketch, Turned),
                    Codes = [.. Codes.Select(code => code.Found)],
                    IsBlank = IsBlank,
                    Form = Form is null ? null : Form with { Placement = placement },
                    IsUnknownForm = IsUnknownForm,
                    Doubt = Doubt,
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
    }

    public void Dispose() => image.Dispose();
}
