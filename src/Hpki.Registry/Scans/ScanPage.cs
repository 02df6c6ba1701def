using System.Text.Json.Serialization;
using Hpki.Procedures.Documents;

namespace Hpki.Registry.Scans;

/// <summary>A page of a scan.</summary>
public sealed record ScanPage
{
    /// <summary>Counted from 1.</summary>
    public required int Page { get; init; }

    public required ScanPageState State { get; init; }

    /// <summary>Of the page image, lower-case hexadecimal.</summary>
    public required string ImageSha256 { get; init; }

    /// <summary>What the code on the page says, if there is one.</summary>
    public string? CodeText { get; init; }

    /// <summary>Code of why it is in the tray.</summary>
    public string? TrayReason { get; init; }

    /// <summary>Why it is not for the centre, in the words of staff; null in every other state.</summary>
    public string? NotOursReason { get; init; }

    public string? HolderId { get; init; }

    public string? RequestId { get; init; }

    public string? DocumentId { get; init; }

    /// <summary>Further requests to which a person is filing it.</summary>
    public IReadOnlyList<string> AlsoRequestIds { get; init; } = [];

    /// <summary>As what a person is filing it.</summary>
    public DocumentKind? ClaimedAs { get; init; }

    /// <summary>Staff id, agent id or "system".</summary>
    public string? DecidedBy { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Which envelope of the stack it came in, from 1; 0 while the stack is not taken apart.</summary>
    public int Envelope { get; init; }

    /// <summary>The first page of the document that it is part of; 0: it is one of its own.</summary>
    public int DocumentStart { get; init; }

    /// <summary>白紙: nothing is on it.</summary>
    public bool IsBlank { get; init; }

    /// <summary>Which form of ours it is, as <see cref="Hpki.Procedures.Forms.FormCode.Form"/>, by its code or by its looks; null when it is none.</summary>
    public string? Form { get; init; }

    /// <summary>The form's version.</summary>
    public int FormVersion { get; init; }

    /// <summary>Page of the form, from 1.</summary>
    public int FormPage { get; init; }

    /// <summary>Where the form's fields lie on the picture: nine numbers that take millimetres to pixels, row by row; empty when it is not known.</summary>
    public IReadOnlyList<double> Placement { get; init; } = [];

    /// <summary>Of the picture in pixels; 0 when there is none.</summary>
    public int Width { get; init; }

    /// <summary>Of the picture in pixels; 0 when there is none.</summary>
    public int Height { get; init; }

    /// <summary>Keys of the form's boxes that are ticked.</summary>
    public IReadOnlyList<string> Ticked { get; init; } = [];

    /// <summary>Keys of the form's boxes of which it cannot be said whether they are ticked, and of questions with more ticks than one.</summary>
    public IReadOnlyList<string> Unsure { get; init; } = [];

    /// <summary>Questions of the form that must be answered and are not.</summary>
    public IReadOnlyList<string> EmptyRequired { get; init; } = [];

    /// <summary>How far staff turned its picture clockwise: 0, 90, 180 or 270 degrees.</summary>
    public int Turn { get; init; }

    /// <summary>The scan that held the very same picture before this one; null when none did.</summary>
    public string? SameAsScanId { get; init; }

    /// <summary>The page of <see cref="SameAsScanId"/>.</summary>
    public int? SameAsPage { get; init; }

    /// <summary>Staff id of the colleague whom it was passed to.</summary>
    public string? AssignedTo { get; init; }

    /// <summary>What that colleague is to know, in the words of staff.</summary>
    public string? Note { get; init; }

    /// <summary>Where the shown picture is blackened because it must not be kept.</summary>
    public IReadOnlyList<PageArea> RedactedAreas { get; init; } = [];

    /// <summary>Staff id of who asked for the redaction: the first of two signatures.</summary>
    public string? RedactionAskedBy { get; init; }

    public DateTimeOffset? RedactionAskedAt { get; init; }

    /// <summary>Staff id of who confirmed it, whereupon the original was destroyed: the second signature.</summary>
    public string? RedactionConfirmedBy { get; init; }

    public DateTimeOffset? RedactionConfirmedAt { get; init; }

    /// <summary>When its picture was deleted because the time for keeping it was over.</summary>
    public DateTimeOffset? ErasedAt { get; init; }

    /// <summary>The first page of its document.</summary>
    [JsonIgnore]
    public int FirstOfDocument => DocumentStart == 0 ? Page : DocumentStart;

    /// <summary>Whether a redaction waits for its second signature.</summary>
    [JsonIgnore]
    public bool AwaitsRedaction => RedactionAskedBy is not null && RedactionConfirmedBy is null;

    /// <summary>How often it was filed by mistake and taken back.</summary>
    public int TakenBack { get; init; }

    /// <summary>Counts the changes of this row; the tray refuses a lower one. Set by the store.</summary>
    public int Revision { get; init; } = 1;

    /// <summary>Whether it ever stood in the tray. Set by the store.</summary>
    public bool WasInTray { get; init; }
}
