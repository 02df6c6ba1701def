using Hpki.Correspondence.Pdf;

namespace Hpki.Correspondence.Forms;

/// <summary>
/// The geometry of one version of a form, in millimetres on A4. It drives the drawing, and later the cropping of fields and the reading
/// of check boxes on a scan. A printed form comes back months later: a change of geometry is a new version, never an edit of an old one.
/// </summary>
public sealed record FormLayout
{
    /// <summary>Form code, as in <see cref="Procedures.Forms.FormCode.Form"/>.</summary>
    public required string Form { get; init; }

    public required int Version { get; init; }

    public required string Title { get; init; }

    public required int PageCount { get; init; }

    public required IReadOnlyList<FormField> Fields { get; init; }

    /// <summary>The QR symbol on each page, without its quiet zone.</summary>
    public required MmRect Code { get; init; }

    /// <summary>Filled squares near the four corners of each page, clockwise from the upper left, by which a skewed scan is straightened.</summary>
    public required IReadOnlyList<MmRect> RegistrationMarks { get; init; }

    internal IReadOnlyList<FormCaption> Captions { get; init; } = [];

    internal IReadOnlyList<FormFrame> Frames { get; init; } = [];

    /// <exception cref="KeyNotFoundException">The form has no such field.</exception>
    public FormField Field(string key) =>
        Fields.SingleOrDefault(field => field.Key == key) ?? throw new KeyNotFoundException($"Form {Form} has no field '{key}'.");
}
