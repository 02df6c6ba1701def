using Hpki.Procedures.Forms;

namespace Hpki.Scanning.Forms;

/// <summary>What was read from a page of a form of ours.</summary>
public sealed record FormReading
{
    /// <summary>Form, as in <see cref="FormCode.Form"/>.</summary>
    public required string Form { get; init; }

    /// <summary>Version, as in <see cref="FormCode.Version"/>.</summary>
    public required int Version { get; init; }

    /// <summary>Page of the form, from 1.</summary>
    public required int Page { get; init; }

    /// <summary>What the code refers to; null when the code could not be read.</summary>
    public required string? Reference { get; init; }

    public required FormFoundBy FoundBy { get; init; }

    /// <summary>
    /// Where the form's fields lie on the viewer image; null when the form's geometry is not known (a cover sheet, a version this program has
    /// not been told of). Without it nothing below is read.
    /// </summary>
    public PageTransform? Placement { get; init; }

    /// <summary>Registration marks that were found. With fewer than two the placement rests on the code alone and may be off by a millimetre or two.</summary>
    public int MarksFound { get; init; }

    /// <summary>Keys of the boxes that are ticked.</summary>
    public IReadOnlyList<string> Ticked { get; init; } = [];

    /// <summary>Keys of the boxes of which it cannot be said whether they are ticked: a person must look.</summary>
    public IReadOnlyList<string> Unsure { get; init; } = [];

    /// <summary>Questions (<see cref="FormField.Question"/>) that must be answered and are not.</summary>
    public IReadOnlyList<string> EmptyRequired { get; init; } = [];

    /// <summary>Questions that allow one tick and have several.</summary>
    public IReadOnlyList<string> SeveralTicked { get; init; } = [];

    /// <summary>The form letter (申請区分) whose box is ticked; null when there is none, several, or an unsure one among them.</summary>
    public char? Letter { get; init; }
}
