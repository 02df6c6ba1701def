using Hpki.Procedures.Documents;

namespace Hpki.Console.Requests;

/// <summary>A filed document with the images of its pages.</summary>
public sealed record RequestDocument
{
    public required DocumentKind Kind { get; init; }

    public required string ReceivedAt { get; init; }

    /// <summary>How it came to this request: by its code, or by whose hand.</summary>
    /// <summary>What was read from the form that a person must look at.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    public required string FiledBy { get; init; }

    public required IReadOnlyList<DocumentPage> Pages { get; init; }
}
