using Hpki.Scanning.Rendering;

namespace Hpki.Scanning.Images;

/// <summary>
/// Tells the empty back of a sheet. Noise, dust, holes, the shadow of an edge and print that shines through are not content; a single
/// short line of writing is, and so is whatever is in doubt.
/// </summary>
static class BlankPage
{
    /// <summary>Darker than the paper by less than this is print shining through, or noise.</summary>
    const int Contrast = 30;

    const double BorderMm = 6;
    const double HoleZoneMm = 20;
    const double SpeckMm2 = 1.2;
    const double DustMm2 = 0.7;
    const double SpecksTogetherMm2 = 6;

    public static bool Is(Sketch sketch)
    {
        var (scale, mm2) = (sketch.Scale, sketch.Scale * sketch.Scale);
        var together = 0.0;
        foreach (var blob in Blobs.Find(sketch, (pixel, paper) => paper - pixel >= Contrast))
        {
            if (FromEdge(sketch, blob) < BorderMm * scale || IsHole(sketch, blob))
            {
                continue;
            }

            together += blob.Count > DustMm2 * mm2 ? blob.Count / mm2 : 0;
            if (blob.Count > SpeckMm2 * mm2 || together > SpecksTogetherMm2)
            {
                return false;
            }
        }

        // Paper that is dark all over is no paper: a photograph, or a lid left open.
        return sketch.PaperAt(sketch.Width / 2, sketch.Height / 2) > 100;
    }

    static double FromEdge(Sketch sketch, Blob blob) =>
        Math.Min(Math.Min(blob.Left, blob.Top), Math.Min(sketch.Width - blob.Left - blob.Width, sketch.Height - blob.Top - blob.Height));

    // Punched holes are round, 5 to 7 mm wide, and lie near an edge.
    static bool IsHole(Sketch sketch, Blob blob)
    {
        var (width, height) = (blob.Width / sketch.Scale, blob.Height / sketch.Scale);
        return FromEdge(sketch, blob) < HoleZoneMm * sketch.Scale
            && width is > 4 and < 8 && height is > 4 and < 8 && width / height is > 0.8 and < 1.25 && blob.Fill is > 0.65 and < 0.92;
    }
}
