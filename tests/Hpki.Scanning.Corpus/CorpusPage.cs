using System.Text.Json.Serialization;
using Hpki.Correspondence.Forms;
using Hpki.Procedures.Forms;

namespace Hpki.Scanning.Corpus;

/// <summary>What a page of the corpus truly is.</summary>
public sealed record CorpusPage
{
    /// <summary>Position in the stack, from 1.</summary>
    public required int Number { get; init; }

    public required PaperKind Kind { get; init; }

    /// <summary>The form's layout; null when it is none, or a sheet without fields.</summary>
    [JsonIgnore]
    public FormLayout? Layout => Code is null ? null : FormLayouts.Find(Code.Form, Code.Version);

    /// <summary>The code that was printed; null when it is no form.</summary>
    public FormCode? Code { get; init; }

    /// <summary>Whose paper it is: all of an envelope is one person's. Null for a cover sheet.</summary>
    public string? Owner { get; init; }

    /// <summary>Whether the code was torn off or covered, so that nobody can read it.</summary>
    public bool CodeIsGone { get; init; }

    public IReadOnlyList<string> Ticked { get; init; } = [];

    /// <summary>Required questions that were left empty.</summary>
    public IReadOnlyList<string> LeftEmpty { get; init; } = [];

    /// <summary>Quarter turns clockwise, in degrees.</summary>
    public required int Turned { get; init; }

    /// <summary>In black and white, as a fax machine or a scanner in text mode sends it.</summary>
    public required bool IsFax { get; init; }

    /// <summary>What happened to the page, for the message of a failed test.</summary>
    public required string History { get; init; }
}
