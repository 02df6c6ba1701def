namespace Hpki.Console.Flows;

/// <summary>What was entered into the form of an act.</summary>
public sealed record FlowEntry
{
    public required string Act { get; init; }

    public string Reason { get; init; } = "";

    public string? Signal { get; init; }

    public string Reference { get; init; } = "";
}
