namespace Hpki.Console.Requests;

/// <summary>What happens next, in one or two Japanese sentences, and until when.</summary>
public sealed record NextStep
{
    public required string Text { get; init; }

    public string? Deadline { get; init; }

    public bool IsOverdue { get; init; }
}
