using Hpki.Procedures.Deficiencies;
using Hpki.Procedures.Reissues;

namespace Hpki.Registry.Model;

/// <summary>書類審査: what an examiner found of each paper of a request, once a round.</summary>
public sealed record PaperExamination
{
    public required string ExaminationId { get; init; }

    public required string RequestId { get; init; }

    public required string HolderId { get; init; }

    /// <summary>1 for the first examination of the request, then one more each time.</summary>
    public required int Round { get; init; }

    public required DateTimeOffset ExaminedAt { get; init; }

    /// <summary>Staff id; this person cannot approve the request (design rule 8).</summary>
    public required string ExaminedBy { get; init; }

    /// <summary>As the examiner read it on the form.</summary>
    public ReissueReason? Reason { get; init; }

    /// <summary>One for each item that the request needs or may need.</summary>
    public required IReadOnlyList<ItemFinding> Findings { get; init; }
}
