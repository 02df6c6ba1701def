using Hpki.Console.Layout;
using Hpki.Console.Parts;

namespace Hpki.Console.Scans;

/// <summary>書類の確認: a document of the tray, its pages on one side, what is known of it and what can be done on the other.</summary>
public sealed record TrayDocumentModel
{
    public required ConsoleFrame Frame { get; init; }

    public required string ScanId { get; init; }

    /// <summary>The first is the page by which the document is addressed.</summary>
    public required IReadOnlyList<SheetPage> Pages { get; init; }

    public required string FileName { get; init; }

    public required string ReceivedAt { get; init; }

    public required string Reason { get; init; }

    /// <summary>As <see cref="CorrectionFields.Seen"/> sends it back.</summary>
    public required string Tag { get; init; }

    /// <summary>Whether the member may settle it.</summary>
    public required ActionOffer Acts { get; init; }

    /// <summary>What was typed on the web for this form; empty when nothing was.</summary>
    public IReadOnlyList<SheetField> Typed { get; init; } = [];

    /// <summary>What the form's boxes and empty fields want a person to look at.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>The documents of the same envelope in their order; empty when the stack was not taken apart.</summary>
    public IReadOnlyList<EnvelopeDocument> Envelope { get; init; } = [];

    /// <summary>Address of the same picture that came before; null when there is none.</summary>
    public string? SamePicture { get; init; }

    /// <summary>Where staff find what became of the same picture, in words.</summary>
    public string? SamePictureState { get; init; }

    /// <summary>The name of the colleague whom it was passed to.</summary>
    public string? AssignedTo { get; init; }

    public string? Note { get; init; }

    public IReadOnlyList<Choice> Colleagues { get; init; } = [];

    public bool HasDocumentBefore { get; init; }

    /// <summary>Whether its code was not read, so that the number that is printed on it can be typed.</summary>
    public bool CanBeNamed { get; init; }

    /// <summary>What was typed as that number, when the form comes back with errors.</summary>
    public string Reference { get; init; } = "";

    public required TrayEntry Entry { get; init; }

    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    /// <summary>Address of the next document of the tray; null when this is the last.</summary>
    public string? Next { get; init; }

    /// <summary>What was done to it, the oldest first.</summary>
    public IReadOnlyList<string> History { get; init; } = [];

    public int FirstPage => Pages[0].Page;
}
