using Hpki.Procedures.Deliveries;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.LostReports;
using Hpki.Procedures.Requests;

namespace Hpki.Console.Tasks;

/// <summary>A task with what is needed to do it, or how it ended.</summary>
public sealed record RequestTask
{
    public required RequestNumber Request { get; init; }

    public required string TaskId { get; init; }

    public required TaskKind Kind { get; init; }

    /// <summary>Why the task exists, one Japanese sentence.</summary>
    public required string Why { get; init; }

    public required string Due { get; init; }

    public bool IsOverdue { get; init; }

    /// <summary>Whether the signed-in member may complete it; if not, why (another role, four eyes).</summary>
    public required ActionOffer Complete { get; init; }

    /// <summary>Who has taken it on; null where that is not shown.</summary>
    public TaskHand? Hand { get; init; }

    /// <summary>How it ended; null while it is open.</summary>
    public TaskEnd? End { get; init; }

    /// <summary>The letter that has to be posted, which completes the task; null for every other task.</summary>
    public string? LetterUrl { get; init; }

    /// <summary>The examiner's form; null for every other task, and where the task is only listed.</summary>
    public ExaminationSheet? Examination { get; init; }

    /// <summary>The amount that it is about, in words; null when it is about none.</summary>
    public string? Amount { get; init; }

    /// <summary>The amount as typed, when the form comes back with errors.</summary>
    public string? Yen { get; init; }

    /// <summary>The note as typed, when the form comes back with errors.</summary>
    public string? Note { get; init; }

    /// <summary>The number called back as typed, when the form comes back with errors.</summary>
    public string? CalledBackNumber { get; init; }

    /// <summary>How the card reaches the holder, as chosen.</summary>
    public DeliveryMethod? Method { get; init; }

    /// <summary>The association as typed, or as the holder asked for it on the web.</summary>
    public string? Place { get; init; }

    /// <summary>The tracking number as typed, when the form comes back with errors.</summary>
    public string? TrackingNumber { get; init; }

    /// <summary>Whether the form asks what the paper says of the second certificate.</summary>
    public bool AsksSecondCertificate { get; init; }

    /// <summary>What is known or was chosen; null when it is open.</summary>
    public SecondCertificateAnswer? SecondCertificate { get; init; }

    /// <summary>What was wrong with the form; field names of <see cref="TaskFields"/>.</summary>
    public IReadOnlyList<FieldError> Errors { get; init; } = [];
}
