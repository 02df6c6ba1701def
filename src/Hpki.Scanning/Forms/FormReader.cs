using Hpki.Procedures.Forms;
using Hpki.Scanning.Codes;
using Hpki.Scanning.Rendering;

namespace Hpki.Scanning.Forms;

/// <summary>Reads a page of a form of ours: which it is, how it lies on the picture, what is ticked and what is missing.</summary>
sealed class FormReader(KnownForms forms)
{
    const int ExactFromMarks = 2;

    /// <returns>Null when the page is no form of ours, or carries codes that contradict each other: then a person decides.</returns>
    public FormReading? Read(GrayImage image, Sketch sketch, IReadOnlyList<LocatedCode> codes, Lazy<IReadOnlyList<MarkedPage>> marked)
    {
        var ours = codes
            .Select(located => (Code: FormCode.TryParse(located.Text, out var code, out _) ? code : null, located.Corners))
            .Where(found => found.Code is not null)
            .DistinctBy(found => found.Code)
            .ToList();
        return ours.Count switch
        {
            0 => ByMarks(image, marked.Value),
            1 => ByCode(image, sketch, ours[0].Code!, ours[0].Corners),
            _ => null,
        };
    }

    FormReading ByCode(GrayImage image, Sketch sketch, FormCode code, IReadOnlyList<PagePoint> corners)
    {
        var reading = new FormReading { Form = code.Form, Version = code.Version, Page = code.Page, Reference = code.Reference, FoundBy = FormFoundBy.Code };
        return forms.Find(code) is { } layout && new Registration(image, sketch).ByCode(layout, corners) is { } placement
            ? Fill(reading, image, layout, placement)
            : reading;
    }

    // The marks fit both ways up; only the right one has the lines in their places.
    FormReading? ByMarks(GrayImage image, IReadOnlyList<MarkedPage> marked)
    {
        var best = marked
            .Select(page => (page.Placement, Match: new RulingMatch(new Ink(image, page.Placement.Transform, page.Frame))
                .Best([.. forms.Pages.Where(known => KnownForms.FrameOf(known.Layout) == KnownForms.FrameOf(page.Frame))])))
            .Where(page => page.Match is not null)
            .OrderByDescending(page => page.Match!.Value.Present)
            .FirstOrDefault();
        if (best.Match is not { } match)
        {
            return null;
        }

        var reading = new FormReading
        {
            Form = match.Page.Layout.Form,
            Version = match.Page.Layout.Version,
            Page = match.Page.Page,
            Reference = null,
            FoundBy = FormFoundBy.Marks,
        };
        return Fill(reading, image, match.Page.Layout, best.Placement);
    }

    static FormReading Fill(FormReading reading, GrayImage image, FormLayout layout, Placement placement)
    {
        var ink = new Ink(image, placement.Transform, layout);
        return new FieldReader(layout, reading.Page, ink, placement.Marks >= ExactFromMarks)
            .Fill(reading with { Placement = placement.Transform, MarksFound = placement.Marks });
    }
}
