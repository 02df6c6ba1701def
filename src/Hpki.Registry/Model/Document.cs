using Hpki.Procedures.Documents;

namespace Hpki.Registry.Model;

/// <summary>A document of a request: either a run of pages of a scan, or a file of its own in the document store.</summary>
public sealed record Document
{
    public required string DocumentId { get; init; }

    public required string RequestId { get; init; }

    /// <summary>Further requests of the same holder that it belongs to: papers that came once in an envelope for two procedures.</summary>
    public IReadOnlyList<string> AlsoRequestIds { get; init; } = [];

    public required string HolderId { get; init; }

    public required DocumentKind Kind { get; init; }

    public required string MediaType { get; init; }

    /// <summary>Lower-case hexadecimal: of the file, or of the scan's pages (<see cref="Scans.ScanFile.Sha256OfPages"/>).</summary>
    public required string Sha256 { get; init; }

    public required int PageCount { get; init; }

    /// <summary>First page within the scan, counted from 1.</summary>
    public int FirstPage { get; init; } = 1;

    public required RetentionClass RetentionClass { get; init; }

    /// <summary>Which form of ours it is, as <see cref="Procedures.Forms.FormCode.Form"/>; null when it is none.</summary>
    public string? Form { get; init; }

    /// <summary>Version of the form's layout; 0 when it is none of ours.</summary>
    public int FormVersion { get; init; }

    /// <summary>The draft as which the form was typed on the web; null when it was not.</summary>
    public string? DraftReference { get; init; }

    /// <summary>What was typed on the web for the form, by field key (<see cref="Procedures.Forms.FormEntries"/>); empty when nothing was, or its time is over.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; init; } = new Dictionary<string, string>();

    /// <summary>How often the form was fetched for printing: after more than one, a second paper may come.</summary>
    public int Printings { get; init; }

    /// <summary>Keys of the form's boxes and questions that a person must look at: not clearly ticked, or ticked where only one may be.</summary>
    public IReadOnlyList<string> Unsure { get; init; } = [];

    /// <summary>Questions of the form that must be answered and are not.</summary>
    public IReadOnlyList<string> EmptyRequired { get; init; } = [];

    /// <summary>The scan whose pages these are; null for a file of its own.</summary>
    public string? ScanId { get; init; }

    /// <summary>Staff id of who scanned it; null when no member of staff did.</summary>
    public string? ScannedBy { get; init; }

    public required DateTimeOffset FiledAt { get; init; }

    /// <summary>Staff id, agent id or "system".</summary>
    public required string FiledBy { get; init; }

    /// <summary>When it was taken back to the tray because it was filed by mistake; null for every document of a <see cref="Holders.HolderFile"/>.</summary>
    public DateTimeOffset? TakenBackAt { get; init; }

    /// <summary>Staff id.</summary>
    public string? TakenBackBy { get; init; }

    /// <summary>When its pages, and what was typed for it, were deleted because the time for keeping them was over.</summary>
    public DateTimeOffset? ErasedAt { get; init; }
}
