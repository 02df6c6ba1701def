using Hpki.Procedures.Documents;

namespace Hpki.Console.Requests;

/// <summary>A filed document with the images of its pages.</summary>
public sealed record RequestDocument
{
    public required string DocumentId { get; init; }

    public required DocumentKind Kind { get; init; }

    public required string ReceivedAt { get; init; }

    /// <summary>How it came to this request: by its code, or by whose hand.</summary>
    public required string FiledBy { get; init; }

    /// <summary>What was read from the form that a person must look at.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    public required IReadOnlyList<DocumentPage> Pages { get; init; }

    /// <summary>When its pages were deleted, because their time was over; null while they are there.</summary>
    public string? ErasedAt { get; init; }

    /// <summary>種類の変更; null where it is not offered.</summary>
    public ActionOffer? ChangeKind { get; init; }

    /// <summary>綴じ込みの取消; null where it is not offered.</summary>
    public ActionOffer? TakeBack { get; init; }

    public string TakeBackReason { get; init; } = "";

    /// <summary>What was chosen and typed for the change, when the form comes back with errors.</summary>
    public DocumentKind? ChosenKind { get; init; }

    public string Reason { get; init; } = "";

    public IReadOnlyList<FieldError> Errors { get; init; } = [];
}
