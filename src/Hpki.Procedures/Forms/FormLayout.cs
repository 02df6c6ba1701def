namespace Hpki.Procedures.Forms;

/// <summary>
/// The geometry of one version of a form, in millimetres on A4. It drives the drawing, the cropping of fields and the reading of check
/// boxes on a scan, and the page on which staff correct what was read. A printed form comes back months later: a change of geometry is
/// a new version, never an edit of an old one.
/// </summary>
public sealed record FormLayout
{
    /// <summary>Form code, as in <see cref="FormCode.Form"/>.</summary>
    public required string Form { get; init; }

    /// <summary>Version, as in <see cref="FormCode.Version"/>.</summary>
    public required int Version { get; init; }

    /// <summary>The form's title (Japanese).</summary>
    public required string Title { get; init; }

    /// <summary>How many pages it has.</summary>
    public required int PageCount { get; init; }

    /// <summary>Everything that can be filled in, in reading order.</summary>
    public required IReadOnlyList<FormField> Fields { get; init; }

    /// <summary>The QR symbol on each page, without its quiet zone.</summary>
    public required MmRect Code { get; init; }

    /// <summary>Filled squares near the four corners of each page, clockwise from the upper left, by which a skewed scan is straightened.</summary>
    public required IReadOnlyList<MmRect> RegistrationMarks { get; init; }

    /// <summary>Where the first page's title is printed: with the rulings it tells the forms apart when the code cannot be read.</summary>
    public required MmRect TitleBand { get; init; }

    /// <summary>Every printed box; edges of neighbours coincide.</summary>
    public required IReadOnlyList<FormRuling> Rulings { get; init; }

    /// <exception cref="KeyNotFoundException">The form has no such field.</exception>
    public FormField Field(string key) =>
        Fields.SingleOrDefault(field => field.Key == key) ?? throw new KeyNotFoundException($"Form {Form} has no field '{key}'.");
}
