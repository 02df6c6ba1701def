using Hpki.Procedures.Letters;

namespace Hpki.Registry.Projections;

/// <summary>A letter that is not posted yet.</summary>
public sealed record QueuedLetter
{
    public required string LetterId { get; init; }

    public required string RequestId { get; init; }

    public required string HolderId { get; init; }

    /// <summary>Code of its text.</summary>
    public required string Template { get; init; }

    public required LetterState State { get; init; }

    public required DateTimeOffset OrderedAt { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    /// <summary>The print run it came out of; null while it waits for the print.</summary>
    public string? PrintRun { get; init; }
}
